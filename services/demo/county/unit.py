"""An admission unit as it stands in unit.toml: who it is, which children, which dates, which tiers, which draw."""

from dataclasses import dataclass
from datetime import date, datetime

from shared.contracts.reads import Fact


@dataclass(frozen=True)
class Calendar:
    """The five moments of a season, aware, ascending."""

    registration_opens: datetime
    registration_closes: datetime
    roster_shown: datetime
    freeze: datetime
    draw: datetime


@dataclass(frozen=True)
class Tier:
    """One line of the order: the first whose facts are all proven holds; the last asks for the guardian alone."""

    tier: int
    clause: str
    facts: tuple[Fact, ...]


@dataclass(frozen=True)
class DrawRules:
    """The words of docs/spec/draw.md, section 2.2."""

    mechanism: str
    ticket_scope: str
    group_boundary: str
    waitlist: str


@dataclass(frozen=True)
class Privacy:
    """Who answers for the children's information here, and where one complains about that; empty where not named."""

    officer: str = ""
    officer_phone: str = ""
    complaints: str = ""
    complaints_phone: str = ""


@dataclass(frozen=True)
class Unit:
    """One unit in one season; `stage` is XX (小学) or CZ (初中)."""

    unit_code: str
    name: str
    authority: str
    phone: str
    hours: str
    stage: str
    season: str
    born_from: date
    born_to: date
    number_format: str
    max_choices: int
    calendar: Calendar
    tiers: tuple[Tier, ...]
    draw: DrawRules
    privacy: Privacy = Privacy()
