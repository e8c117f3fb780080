"""What a member of the staff may look at a child's record for: `data/purposes.csv` with code,label and the roles."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

USUAL = "CHECK_MATERIAL"
"""Opening a case from the queue."""
REVIEW = "REVIEW"
"""Opening what a colleague has proposed."""
AUDIT = "AUDIT"
"""What an auditor looks for, whatever is open."""


@dataclass(frozen=True)
class Purpose:
    """One purpose: its code, which is logged, its words, and the roles that may have it."""

    code: str
    words: str
    roles: tuple[str, ...]


@cache
def purposes() -> dict[str, Purpose]:
    """Return every purpose by its code, in the order of the file."""
    text = files("shared.codes").joinpath("data", "purposes.csv").read_text(encoding="utf-8")
    rows = csv.DictReader(text.splitlines())
    return {row["code"]: Purpose(row["code"], row["label"], tuple(row["roles"].split())) for row in rows}


def purposes_of(role: str) -> tuple[Purpose, ...]:
    """Return what a role may look for."""
    return tuple(purpose for purpose in purposes().values() if role in purpose.roles)


def purpose_words(code: str) -> str:
    """Return the words of a code, or the code itself where it is unknown."""
    found = purposes().get(code)
    return found.words if found else code
