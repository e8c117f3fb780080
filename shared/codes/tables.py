"""Reads the code tables: `data/NAME.csv` with code,label,note,source. By label on paper, by code in the database."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class CodeTable:
    """One code table: code to label in the order of the file, and the labels that have no agreed code."""

    name: str
    labels: dict[str, str]
    without_code: tuple[str, ...]

    def label(self, code: str) -> str:
        """Return the label of a code, or the code itself where the table has none (exchange by label)."""
        return self.labels.get(code, code)

    def code(self, label: str) -> str | None:
        """Return the first code that has this label, or None."""
        return next((code for code, text in self.labels.items() if text == label), None)


@cache
def code_table(name: str) -> CodeTable:
    """Return the table called `name`; raise FileNotFoundError where there is none."""
    text = files("shared.codes").joinpath("data", f"{name}.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    labels = {row["code"]: row["label"] for row in rows if row["code"]}
    return CodeTable(name, labels, tuple(row["label"] for row in rows if not row["code"]))
