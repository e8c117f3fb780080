"""Internal API: load a unit with its rules and schools, and tell its approved plan."""

from datetime import date
from typing import Annotated, Literal

from fastapi import APIRouter
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints

from services.registration.actions.change_rules import load_first_rules
from services.registration.actions.read_plan import read_plan
from services.registration.domain.unit import (
    Calendar,
    DrawRules,
    Privacy,
    School,
    SchoolPlan,
    SpecialLot,
    TierRule,
    Unit,
)
from services.registration.web.api_callers import AppTools
from services.registration.web.api_callers import UnitCode as UnitInPath
from shared.contracts.draw_reads import ApprovedPlan
from shared.contracts.messages import UnitCode
from shared.contracts.reads import Fact
from shared.web.problem_json import problem_responses
from shared.web.service_acting import ServiceActing

router = APIRouter(tags=["internal"])
Words = Annotated[str, StringConstraints(pattern=r"^[^\x00-\x1f]{0,200}$")]

Places = Annotated[int, Field(ge=0, le=999_999)]


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


class PlanBody(Body):
    """The approved plan of one school, as it will stand in plan.csv."""

    school: Words
    plan: Places
    direct: Places = 0
    held_back: Places = 0
    ground: Words = ""


class SpecialLotBody(Body):
    """A lot of a special type, with the type in words."""

    school: Words
    category: Words = "ALL"
    words: Words


class SchoolBody(Body):
    """One lot."""

    school_code: Words
    name: Words
    kind: Literal["public", "private"]
    category: Words = "ALL"
    seats: Places
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
    plans: Annotated[list[PlanBody], Field(max_length=2000)] = []
    special_lots: Annotated[list[SpecialLotBody], Field(max_length=2000)] = []


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


@router.get("/units/{unit}/plan", responses=problem_responses(400, 401, 404, 422, 503))
async def plan(unit: UnitInPath, tools: AppTools) -> ApprovedPlan:
    """Return the approved plan of a unit, which an announcement of the lottery is held against."""
    return await read_plan(tools, unit)


APART = {"calendar", "tiers", "draw", "privacy", "plans", "special_lots"}
"""What becomes values of its own; the rest of a unit is plain."""


def unit_of(body: UnitBody) -> Unit:
    """Return the unit that a body describes."""
    rules = body.unit
    plain = rules.model_dump(exclude=APART)
    return Unit(
        **plain,
        calendar=Calendar(**rules.calendar.model_dump()),
        tiers=tuple(TierRule(tier.tier, tier.clause, tuple(tier.facts)) for tier in rules.tiers),
        draw=DrawRules(**rules.draw.model_dump()),
        privacy=Privacy(**rules.privacy.model_dump()),
        plans=tuple(SchoolPlan(**plan.model_dump()) for plan in rules.plans),
        special_lots=tuple(SpecialLot(**lot.model_dump()) for lot in rules.special_lots),
        schools=tuple(School(**school.model_dump()) for school in body.schools),
    )
