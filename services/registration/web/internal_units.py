"""Internal API: load a unit with its rules and schools."""

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from services.registration.actions.change_rules import load_first_rules
from services.registration.domain.unit import Calendar, DrawRules, Privacy, School, TierRule, Unit
from services.registration.web.api_callers import AppTools
from shared.contracts.messages import UnitCode
from shared.contracts.reads import Fact
from shared.web.problem_json import problem_responses
from shared.web.service_acting import ServiceActing

router = APIRouter(tags=["internal"])
Words = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]{0,200}$")]


class Body(BaseModel):
    """Nothing that is not declared."""

    model_config = ConfigDict(extra="forbid")


class CalendarBody(Body):
    """The moments of the season, with their offset."""

    registration_opens: AwareDatetime | None = None
    registration_closes: AwareDatetime | None = None
    roster_shown: AwareDatetime | None = None
    freeze: AwareDatetime | None = None
    draw: AwareDatetime | None = None
    appeals_end: AwareDatetime | None = None


class PrivacyBody(Body):
    """Who answers for the children's information, and where one complains about that."""

    officer: Words = ""
    officer_phone: Words = ""
    complaints: Words = ""
    complaints_phone: Words = ""


class TierBody(Body):
    """One tier."""

    tier: Annotated[int, Field(ge=0, le=9)]
    clause: Words
    facts: list[Fact]


class DrawBody(Body):
    """The rules of the unit's draw."""

    mechanism: Literal["ia", "da"] = "da"
    ticket_scope: Literal["school", "draw"] = "draw"
    group_boundary: Literal["admit", "skip", "split"] = "admit"
    waitlist: Literal["all", "unplaced"] = "all"


class SchoolBody(Body):
    """One lot."""

    school_code: Words
    name: Words
    kind: Literal["public", "private"]
    category: Words = "ALL"
    seats: Annotated[int, Field(ge=0, le=999_999)]
    zone: Words = ""
    approval_no: Words = ""


class RulesBody(Body):
    """A unit in its season."""

    unit_code: UnitCode
    name: Words
    authority: Words
    phone: Words = ""
    hours: Words = ""
    stage: Words
    season: Annotated[str, StringConstraints(pattern="^[0-9]{4}$")]
    born_from: date
    born_to: date
    number_format: Literal["short", "long"] = "short"
    max_choices: Annotated[int, Field(ge=0, le=9)] = 3
    calendar: CalendarBody = CalendarBody()
    tiers: list[TierBody]
    draw: DrawBody = DrawBody()
    privacy: PrivacyBody = PrivacyBody()


class UnitBody(Body):
    """A unit and its schools, in the order in which they are listed."""

    unit: RulesBody
    schools: Annotated[list[SchoolBody], Field(max_length=2000)]


class LoadedAnswer(BaseModel):
    """What was loaded."""

    unit_code: str
    schools: int


@router.post("/units", responses=problem_responses(400, 401, 409, 413, 422, 503))
async def load(body: UnitBody, tools: AppTools, acting: ServiceActing) -> LoadedAnswer:
    """Load a unit's rules for a season; rules that are there already change only with two people."""
    unit = unit_of(body)
    await load_first_rules(tools, unit, acting=acting)
    return LoadedAnswer(unit_code=unit.unit_code, schools=len(unit.schools))


def unit_of(body: UnitBody) -> Unit:
    """Return the unit that a body describes."""
    rules = body.unit
    plain = rules.model_dump(exclude={"calendar", "tiers", "draw", "privacy"})
    return Unit(
        **plain,
        calendar=Calendar(**rules.calendar.model_dump()),
        tiers=tuple(TierRule(tier.tier, tier.clause, tuple(tier.facts)) for tier in rules.tiers),
        draw=DrawRules(**rules.draw.model_dump()),
        privacy=Privacy(**rules.privacy.model_dump()),
        schools=tuple(School(**school.model_dump()) for school in body.schools),
    )
