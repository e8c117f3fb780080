"""A line of schools.csv: one school and one kind of seat in it."""

from dataclasses import dataclass


@dataclass(frozen=True)
class School:
    """`kind` is public or private; `category` is ALL where a school has one kind of seat; `zone` is free text."""

    school_code: str
    name: str
    kind: str
    category: str
    seats: int
    zone: str

    @property
    def lot(self) -> tuple[str, str]:
        """What a child chooses and what is drawn (派位单元)."""
        return self.school_code, self.category
