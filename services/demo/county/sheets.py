"""A table as it was read, before anything is known about its columns: headings, rows, where each row stands."""

from dataclasses import dataclass


@dataclass(frozen=True)
class TypedNumber:
    """A cell that a spreadsheet holds as a number: beyond 15 digits it is no longer what was typed."""

    value: float


Cell = str | TypedNumber


@dataclass(frozen=True)
class Row:
    """One row; `line` counts from 1, and 1 is the heading."""

    line: int
    cells: tuple[Cell, ...]

    @property
    def is_blank(self) -> bool:
        """Nothing stands in any cell."""
        return all(cell == "" for cell in self.cells)


@dataclass(frozen=True)
class Sheet:
    """A file's table."""

    file: str
    headings: tuple[str, ...]
    rows: tuple[Row, ...]


class Unreadable(Exception):
    """A file that is no table at all; says the line, and what was expected."""

    def __init__(self, line: int, expected: str) -> None:
        super().__init__(expected)
        self.line = line
        self.expected = expected
