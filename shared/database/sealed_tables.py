"""Which columns of a table hold sealed values, and the place each value is sealed for: table, column and row.

Every service declares its sealed columns with these; the rotation of keys and a test of the architecture read them.
"""

from dataclasses import dataclass

import sqlalchemy as sa


@dataclass(frozen=True)
class SealedTable:
    """A table with sealed columns; `row` names the columns that say which row a value belongs to, in this order."""

    table: sa.Table
    columns: tuple[str, ...]
    row: tuple[str, ...]

    @property
    def name(self) -> str:
        """The table with its schema."""
        return str(self.table.fullname)

    @property
    def of_a_unit(self) -> bool:
        """Whether its rows are seen within the scope of their unit only."""
        return "unit_code" in self.table.c

    def place(self, column: str, *row: object) -> str:
        """Return what a value is sealed for, given the values of the columns in `row`."""
        if column not in self.columns or len(row) != len(self.row):
            raise ValueError(f"no sealed value of {self.name} lies there")
        return f"{self.name}.{column}:{'/'.join(_text(part) for part in row)}"


def _text(part: object) -> str:
    return part.hex() if isinstance(part, bytes) else str(part)
