"""A line of the published results.csv, and a lot in figures (draw.md, section 7)."""

from dataclasses import dataclass

PLACED = ("ADMIT", "MOVEUP")


@dataclass(frozen=True)
class Placement:
    """One line of results.csv; `line` runs from 1 inside the lot."""

    school: str
    category: str
    line: int
    pos: int
    app_no: str
    bound: str
    choice: int
    tier: int
    ticket: str
    status: str
    wait: int | None

    @property
    def placed(self) -> bool:
        """Whether the child has a seat here."""
        return self.status in PLACED


@dataclass(frozen=True)
class LotResult:
    """One lot in figures: children that list it, units, admitted, waiting; line and place of the last admitted."""

    school: str
    category: str
    applicants: int
    last_pos: int
    admitted: int
    waiting: int
    tiers: int
    cut_line: int | None
    cut_pos: int | None
