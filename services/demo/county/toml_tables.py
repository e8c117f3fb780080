"""Takes keys out of a TOML table one by one, and says of every wrong one where it stands."""

import difflib
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from services.demo.county.problems import Expected, ProblemList

Value = TypeVar("Value")


@dataclass(frozen=True)
class Key(Generic[Value]):
    """A key, how its value is read, and what holds where it is left out (`None`: it may not be)."""

    name: str
    parse: Callable[[object], Value]
    default: Value | None = None


class TomlTable:
    """One table of the file. `heading` is how it begins in the text, empty for the top; `start` its line there."""

    def __init__(self, file: str, text: str, table: Mapping[str, object], *, heading: str = "", start: int = 0) -> None:
        self.file = file
        self.text = text
        self.table = table
        self.heading = heading
        self.start = start

    def line_of(self, key: str) -> int:
        """Return the line where `key` is set in this table, or where the table begins."""
        for number, line in enumerate(self.text.splitlines()[self.start :], self.start + 1):
            if re.match(rf"\s*\"?{re.escape(key)}\"?\s*=", line):
                return number
        return self.start

    def take(self, key: Key[Value], problems: ProblemList) -> Value | None:
        """Return the value; None after a problem was noted."""
        try:
            if key.name not in self.table:
                return _default(key)
            return key.parse(self.table[key.name])
        except Expected as error:
            line = self.line_of(key.name) if key.name in self.table else self.start
            problems.add(self.file, line, self._shown(key.name), str(error))
            return None

    def refuse_unknown(self, known: tuple[str, ...], problems: ProblemList) -> None:
        """Note every key that nobody reads, with the one that was probably meant."""
        for name in self.table:
            if name not in known:
                near = difflib.get_close_matches(name, known, n=1, cutoff=0.4)
                hint = f"是不是 {near[0]}" if near else f"应该是这些：{'、'.join(known)}"
                problems.add(self.file, self.line_of(name), self._shown(name), f"没有这一项，{hint}")

    def _shown(self, name: str) -> str:
        return f"{self.heading} {name}" if self.heading else name


def _default(key: Key[Value]) -> Value:
    if key.default is None:
        raise Expected("缺这一项")
    return key.default
