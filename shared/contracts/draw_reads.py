"""What registration knows before a draw is frozen: the approved plan, and what a freeze would make of it now.

Plain values, because the domain of the lottery judges by them; they travel as JSON with these names.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from shared.contracts.freeze_defaults import OpenMatter

MOST_EXAMPLES = 20
"""How many application numbers stand beside a count."""


@dataclass(frozen=True, kw_only=True)
class ApprovedLot:
    """One kind of seat of one school, as the unit's rules have it."""

    school: str
    category: str
    name: str
    kind: Literal["public", "private"]
    seats: int
    approval_no: str
    special: str
    """The special type 特殊类型 in words (艺术, 体育); empty for an ordinary lot."""
    largest_group: int
    """Members of the largest bound group that lists it so far; 0 where there is none."""


@dataclass(frozen=True, kw_only=True)
class ApprovedPlan:
    """GET /internal/units/{unit}/plan of registration: what an announcement is held against."""

    unit_code: str
    season: str
    max_choices: int
    group_boundary: Literal["admit", "skip", "split"]
    lots: tuple[ApprovedLot, ...]
    places: dict[str, int]
    """Per school the approved places that are not given directly; schools whose plan was not loaded are absent."""

    def lot(self, school: str, category: str) -> ApprovedLot | None:
        """Return the private lot that a draw names, or None."""
        found = (lot for lot in self.lots if (lot.school, lot.category) == (school, category))
        return next((lot for lot in found if lot.kind == "private"), None)


@dataclass(frozen=True, kw_only=True)
class OpenCount:
    """How many of one kind are open, and the first of their application numbers."""

    count: int
    numbers: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Prospect:
    """POST /internal/units/{unit}/draws/{draw_id}/prospect of registration: the freeze as it would come out now.

    Made by the code that freezes, from what stands in the database at this moment; nothing is kept.
    """

    roster_sha256: str
    register_sha256: str
    children: int
    rows: int
    open: dict[OpenMatter, OpenCount]
    """What a default would decide; SEATS_UNSET is the lottery's to say."""
    open_until: datetime | None
    """Registration is open until then, and a freeze comes too early; None where it is over."""
    taken_over: bool
    """Files were frozen before, for this draw or the void one about the same lots: these stay, byte for byte."""
