"""Internal API: claims for verification, counts, and duplicates for a clerk."""

from typing import Annotated

from fastapi import APIRouter, Path
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from services.registration.actions.count_applications import count_applications
from services.registration.actions.find_concerned import find_concerned
from services.registration.actions.list_duplicates import list_duplicates
from services.registration.actions.list_elsewhere import list_elsewhere
from services.registration.actions.read_claim import read_claim
from services.registration.actions.settle_duplicate import settle_duplicate
from services.registration.web.api_callers import AppTools, UnitCode
from shared.contracts.messages import ApplicationNumber
from shared.contracts.reads import Claim, Concerned
from shared.contracts.staff import IdentityIndex
from shared.web.problem_json import problem_responses
from shared.web.service_acting import ServiceActing

router = APIRouter(prefix="/units/{unit}", tags=["internal"])
Number = Annotated[str, Path(pattern="^[0-9A-Z]{1,24}$")]
Season = Annotated[str, StringConstraints(pattern=r"^[0-9]{4}$")]
PROBLEMS = problem_responses(400, 401, 404, 409, 422, 503)


class KeepBody(BaseModel):
    """The application that stays."""

    model_config = ConfigDict(extra="forbid")
    keep: ApplicationNumber


class ConcernedBody(BaseModel):
    """A season, and the identity indexes of people that somebody of the staff has declared."""

    model_config = ConfigDict(extra="forbid")
    season: Season
    indexes: Annotated[tuple[IdentityIndex, ...], Field(max_length=200)]


class SettledAnswer(BaseModel):
    """What was settled."""

    kept: str
    given_up: list[str]


class CompetingAnswer(BaseModel):
    """Applications for one child."""

    proven: str | None
    duplicates: list[str]


class DuplicatesAnswer(BaseModel):
    """Every child with a duplicate, or with several undecided applications and none that is proven."""

    duplicates: list[CompetingAnswer]


@router.get("/applications/{number}/claim", responses=PROBLEMS)
async def claim(unit: UnitCode, number: Number, tools: AppTools) -> Claim:
    """Return the claim of an application."""
    return await read_claim(tools, unit, number)


@router.get("/applications", responses=PROBLEMS)
async def counts(unit: UnitCode, tools: AppTools) -> dict[str, int | dict[str, int]]:
    """Return how many applications there are in each state."""
    counted = await count_applications(tools, unit)
    return {**counted.by_state, "total": sum(counted.by_state.values()), "proven_by": counted.proven_by}


@router.get("/duplicates", responses=PROBLEMS)
async def duplicates(unit: UnitCode, tools: AppTools) -> DuplicatesAnswer:
    """Return the children that a clerk has to settle."""
    found = await list_duplicates(tools, unit)
    return DuplicatesAnswer(
        duplicates=[CompetingAnswer(proven=one.proven, duplicates=list(one.duplicates)) for one in found]
    )


class ElsewhereAnswer(BaseModel):
    """An application of this unit whose child is proven in another unit of the province too."""

    application_number: str
    other_unit: str


class ElsewhereList(BaseModel):
    """What a clerk of this unit has to ask families about; nobody is refused for it."""

    elsewhere: list[ElsewhereAnswer]


@router.get("/elsewhere", responses=PROBLEMS)
async def elsewhere(unit: UnitCode, tools: AppTools) -> ElsewhereList:
    """Return the applications whose child is proven elsewhere too."""
    found = await list_elsewhere(tools, unit)
    return ElsewhereList(
        elsewhere=[ElsewhereAnswer(application_number=one.number, other_unit=one.other_unit) for one in found]
    )


@router.post("/duplicates/settle", responses=problem_responses(400, 401, 404, 409, 413, 422, 503))
async def settle(unit: UnitCode, body: KeepBody, tools: AppTools, acting: ServiceActing) -> SettledAnswer:
    """Let one application stay and merge the others into it."""
    settled = await settle_duplicate(tools, unit, body.keep, acting=acting)
    return SettledAnswer(kept=settled.kept, given_up=list(settled.given_up))


@router.post("/concerned", responses=PROBLEMS)
async def concerned(unit: UnitCode, asked: ConcernedBody, tools: AppTools) -> Concerned:
    """Return which of these people are children or guardians of the season."""
    indexes = frozenset(bytes.fromhex(index) for index in asked.indexes)
    found = await find_concerned(tools, unit, asked.season, indexes)
    return Concerned(concerned=tuple(sorted(index.hex() for index in found)))
