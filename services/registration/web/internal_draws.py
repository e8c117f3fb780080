"""Internal API: foresee and freeze the roster of a draw, and read what was frozen."""

from typing import Annotated, Literal

from fastapi import APIRouter, Path
from pydantic import AwareDatetime, BaseModel, ConfigDict, Field, StringConstraints
from starlette.responses import Response

from services.registration.actions.count_told import count_told
from services.registration.actions.foresee_draw import foresee_draw
from services.registration.actions.freeze_draw import DrawToFreeze, freeze_draw
from services.registration.actions.read_draw_file import read_draw_file
from services.registration.domain.roster.entries import DrawScope
from services.registration.web.api_callers import AppTools, UnitCode
from shared.contracts.draw_reads import Prospect
from shared.web.problem_json import problem_responses
from shared.web.request_start import Now
from shared.web.service_acting import ServiceActing

router = APIRouter(prefix="/units/{unit}/draws/{draw_id}", tags=["internal"])
DRAW_ID = "^[0-9A-Z][0-9A-Z-]{0,39}$"
DrawId = Annotated[str, Path(pattern=DRAW_ID)]
Code = Annotated[str, StringConstraints(pattern="^[0-9A-Z]{1,12}$")]
FileName = Literal["roster.csv", "plan.csv", "tiers.csv", "register.csv", "policy", "calendar", "pid_key"]
"""The names of shared/contracts/reads.py, DRAW_FILES."""


class LotBody(BaseModel):
    """A lot of the draw with its seats."""

    model_config = ConfigDict(extra="forbid")
    school: Code
    category: Code
    capacity: Annotated[int, Field(ge=0, le=999_999_999)]


class FreezeBody(BaseModel):
    """What the draw is about. `frozen_at` is the moment the lottery names; ours is noted by our own clock."""

    model_config = ConfigDict(extra="forbid")
    season: Annotated[str, StringConstraints(pattern="^[0-9]{4}$")]
    frozen_at: AwareDatetime | None = None
    lots: Annotated[list[LotBody], Field(max_length=10_000)]
    instead_of: Annotated[str, StringConstraints(pattern=DRAW_ID)] | None = None
    """The void draw about the same lots whose roster this one takes over, byte for byte."""
    group_boundary: Literal["admit", "skip", "split"] | None = None
    """The announced rule about bound children; the unit's own where it is not given."""

    def draw(self, unit_code: str, draw_id: str) -> DrawToFreeze:
        """Return the draw that is meant."""
        seats = tuple(((lot.school, lot.category), lot.capacity) for lot in self.lots)
        rule = self.group_boundary
        return DrawToFreeze(unit_code, draw_id, self.season, DrawScope(seats), self.instead_of, rule)


class FrozenAnswer(BaseModel):
    """What was frozen: the children on the roster, and the SHA-256 of each file."""

    draw_id: str
    children: int
    files: dict[str, str]


class ToldAnswer(BaseModel):
    """What families were told of a draw: rows by status, and letters (one for each child) by outcome."""

    rows: dict[str, int]
    letters: dict[str, int]


@router.get("/told", responses=problem_responses(400, 401, 422, 503))
async def told(unit: UnitCode, draw_id: DrawId, tools: AppTools) -> ToldAnswer:
    """Count what was told; empty before the published result has stood for half an hour."""
    counts = await count_told(tools, unit, draw_id)
    return ToldAnswer(rows=dict(counts.rows), letters=dict(counts.children))


@router.post("/freeze", responses=problem_responses(400, 401, 404, 409, 413, 422, 503))
async def freeze(
    unit: UnitCode, draw_id: DrawId, body: FreezeBody, tools: AppTools, acting: ServiceActing
) -> FrozenAnswer:
    """Freeze the roster of a draw, once; the same draw again gives what was frozen."""
    frozen = await freeze_draw(tools, body.draw(unit, draw_id), acting=acting)
    return FrozenAnswer(draw_id=frozen.draw_id, children=frozen.children, files=frozen.files)


@router.post("/prospect", responses=problem_responses(400, 401, 404, 409, 413, 422, 503))
async def prospect(unit: UnitCode, draw_id: DrawId, body: FreezeBody, tools: AppTools, now: Now) -> Prospect:
    """Return what a freeze would make of the season now, and what its defaults would decide; nothing is kept."""
    return await foresee_draw(tools, body.draw(unit, draw_id), now=now)


@router.get("/files/{name}", response_class=Response, responses=problem_responses(400, 401, 404, 422, 503))
async def file(unit: UnitCode, draw_id: DrawId, name: FileName, tools: AppTools) -> Response:
    """Return a frozen file, with its SHA-256 in `Content-SHA256`."""
    found = await read_draw_file(tools, unit, draw_id, name)
    headers = {"Content-SHA256": found.sha256}
    return Response(found.content, media_type="application/octet-stream", headers=headers)
