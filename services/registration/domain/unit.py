"""An admission unit (招生单位) in one season: its calendar, schools, age window and rules, all of them data."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

from services.registration.domain.application_number.numbers import NumberFormat

GroupBoundary = Literal["admit", "skip", "split"]


@dataclass(frozen=True)
class Calendar:
    """The moments of the season, aware; None where the unit has not fixed one."""

    registration_opens: datetime | None = None
    registration_closes: datetime | None = None
    roster_shown: datetime | None = None
    freeze: datetime | None = None
    draw: datetime | None = None
    appeals_end: datetime | None = None
    """Until when anybody may object to the season; the retention periods count from there."""


@dataclass(frozen=True)
class Privacy:
    """Who answers for the children's information at this unit (儿童个人信息网络保护规定 art. 8), and who above it."""

    officer: str = ""
    officer_phone: str = ""
    complaints: str = ""
    complaints_phone: str = ""


@dataclass(frozen=True)
class TierRule:
    """One tier (优先级): its number 0-9, the clause of the published rule, and the facts that must all be proven.

    The words for facts are those of verification (shared/contracts/reads.py, `Fact`).
    """

    tier: int
    clause: str
    facts: tuple[str, ...]


@dataclass(frozen=True)
class DrawRules:
    """What the unit announces about its draw; only `group_boundary` matters here."""

    mechanism: Literal["ia", "da"] = "da"
    ticket_scope: Literal["school", "draw"] = "draw"
    group_boundary: GroupBoundary = "admit"
    waitlist: Literal["all", "unplaced"] = "all"


@dataclass(frozen=True)
class School:
    """One lot of a school: (school, category) with its seats; a school with two categories is two of these."""

    school_code: str
    name: str
    kind: Literal["public", "private"]
    category: str
    seats: int
    zone: str
    approval_no: str

    @property
    def lot(self) -> tuple[str, str]:
        """The (school, category) by which a choice and the draw name it."""
        return (self.school_code, self.category)


@dataclass(frozen=True)
class SchoolPlan:
    """The approved plan of a school: plan = direct + seats of its private lots + held_back, the last with a ground."""

    school: str
    plan: int
    direct: int = 0
    held_back: int = 0
    ground: str = ""


@dataclass(frozen=True)
class SpecialLot:
    """A lot of a special type 特殊类型 (艺术, 体育): it opens with an approval number only."""

    school: str
    category: str
    words: str


@dataclass(frozen=True)
class Unit:
    """A unit as registration needs it. `born_from` to `born_to` (both included) are of age this season."""

    unit_code: str
    name: str
    authority: str
    phone: str
    hours: str
    stage: str
    season: str
    born_from: date
    born_to: date
    number_format: NumberFormat
    max_choices: int
    calendar: Calendar
    tiers: tuple[TierRule, ...]
    draw: DrawRules
    schools: tuple[School, ...]
    privacy: Privacy = Privacy()
    plans: tuple[SchoolPlan, ...] = ()
    """Of the schools whose approved plan was loaded; the plan of any other is its seats."""
    special_lots: tuple[SpecialLot, ...] = ()

    def school(self, lot: tuple[str, str]) -> School | None:
        """Return the lot a choice names, or None where the unit has none such."""
        return next((school for school in self.schools if school.lot == lot), None)

    @property
    def private_lots(self) -> frozenset[tuple[str, str]]:
        """The lots that the draw is about."""
        return frozenset(school.lot for school in self.schools if school.kind == "private")
