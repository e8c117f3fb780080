"""The staff's API in registration: a school's list, what waits for a second person, changes of rules."""

from datetime import datetime
from typing import Annotated, Any, Literal, Self
from uuid import UUID

from fastapi import APIRouter, Depends, Path
from pydantic import UUID4, BaseModel, ConfigDict
from starlette.responses import Response

from services.registration.actions.change_rules import load_allowed_rules, propose_rules, read_proposal
from services.registration.actions.judge_requests import judge_request, open_requests
from services.registration.actions.school_list import SchoolDesk
from services.registration.domain.school_list import Admitted
from services.registration.web.desk_pages.at_desk import AtDesk, at_desk
from services.registration.web.internal_units import LoadedAnswer, UnitBody, unit_of
from shared.approvals.matter import Approval, Judged
from shared.approvals.rules import Act
from shared.crypto.hashing import sha256_hex
from shared.web.masking import masked_name
from shared.web.problem_json import problem_responses

PROBLEMS = problem_responses(400, 401, 403, 404, 409, 413, 422, 503)
router = APIRouter(prefix="/desk/units/{unit}", tags=["desk"], responses=PROBLEMS)
Desk = Annotated[AtDesk, Depends(at_desk)]
School = Annotated[str, Path(pattern=r"^[0-9A-Z]{1,12}$")]
Sha256 = Annotated[str, Path(pattern=r"^[0-9a-f]{64}$")]
ACTS = {"view": Act.BULK_VIEW, "export": Act.BULK_EXPORT}


class AskedAnswer(BaseModel):
    """The number under which a second person finds a request."""

    approval_id: UUID


class ChildAnswer(BaseModel):
    """A child of a list; masked unless the list is in full, and then with what a school needs."""

    application_number: str
    category: str
    name: str
    items: dict[str, str] = {}


class ListAnswer(BaseModel):
    """A school's list."""

    children: tuple[ChildAnswer, ...]


class RequestAnswer(BaseModel):
    """A request that waits."""

    approval_id: UUID
    act: str
    subject: str
    content_sha256: str
    asked_by: UUID
    purpose: str
    asked_at: datetime
    expires_at: datetime

    @classmethod
    def of(cls, approval: Approval) -> Self:
        """Return the answer about a request."""
        matter = approval.matter
        said = {
            name: getattr(approval, name) for name in ("approval_id", "asked_by", "purpose", "asked_at", "expires_at")
        }
        return cls(act=matter.act.value, subject=matter.subject, content_sha256=matter.content_sha256, **said)


class RequestsAnswer(BaseModel):
    """All that wait."""

    requests: tuple[RequestAnswer, ...]


class JudgementBody(BaseModel):
    """The second person's answer."""

    model_config = ConfigDict(extra="forbid")
    agree: bool


def _school(desk: AtDesk, school: str) -> SchoolDesk:
    return SchoolDesk(desk.tools, desk.unit, desk.member, desk.acting, school)


@router.get("/schools/{school}/admitted")
async def admitted(desk: Desk, school: School) -> ListAnswer:
    """Return the list, names masked."""
    children = await _school(desk, school).masked()
    return ListAnswer(children=tuple(_masked(child) for child in children))


@router.get("/schools/{school}/admitted/full")
async def admitted_in_full(desk: Desk, school: School) -> ListAnswer:
    """Return the list with what a school needs, while an approval is in force."""
    children = await _school(desk, school).in_full()
    return ListAnswer(children=tuple(_whole(child) for child in children))


@router.post("/schools/{school}/admitted/{what}/request", status_code=202)
async def ask(desk: Desk, school: School, what: Literal["view", "export"]) -> AskedAnswer:
    """Ask a second person for the list in full, on the screen or as a file."""
    return AskedAnswer(approval_id=await _school(desk, school).ask(ACTS[what]))


@router.post(
    "/schools/{school}/admitted/export",
    response_class=Response,
    responses={200: {"content": {"text/csv": {}}}},
)
async def export(desk: Desk, school: School) -> Response:
    """Return the list as CSV, once per approval."""
    written = await _school(desk, school).as_file()
    headers = {"Content-Disposition": f'attachment; filename="{school}.csv"', "Content-SHA256": sha256_hex(written)}
    return Response(written, media_type="text/csv; charset=utf-8", headers=headers)


@router.get("/approvals")
async def waiting(desk: Desk) -> RequestsAnswer:
    """Return what waits for a second person."""
    found = await open_requests(desk.tools, desk.unit.unit_code, desk.acting)
    return RequestsAnswer(requests=tuple(RequestAnswer.of(one) for one in found))


@router.post("/approvals/{approval_id}")
async def judge(desk: Desk, approval_id: UUID4, body: JudgementBody) -> RequestAnswer:
    """Answer a request."""
    judged = Judged(desk.unit.unit_code, approval_id, agree=body.agree)
    return RequestAnswer.of(await judge_request(desk.tools, judged, member=desk.member, acting=desk.acting))


@router.post("/rules/request", status_code=202)
async def ask_for_rules(desk: Desk, body: UnitBody) -> AskedAnswer:
    """Propose rules for a unit that has some already."""
    proposed = (unit_of(body), body.model_dump(mode="json"))
    number = await propose_rules(desk.tools, desk.unit.unit_code, proposed, member=desk.member, acting=desk.acting)
    return AskedAnswer(approval_id=number)


@router.get("/rules/proposals/{sha256}")
async def proposal(desk: Desk, sha256: Sha256) -> dict[str, Any]:
    """Return a proposed document, for whoever judges it."""
    return await read_proposal(desk.tools, desk.unit.unit_code, sha256)


@router.post("/rules")
async def change_rules(desk: Desk, body: UnitBody) -> LoadedAnswer:
    """Load rules that a second person has allowed."""
    unit = unit_of(body)
    proposed = (unit, body.model_dump(mode="json"))
    await load_allowed_rules(desk.tools, desk.unit.unit_code, proposed, acting=desk.acting)
    return LoadedAnswer(unit_code=unit.unit_code, schools=len(unit.schools))


def _masked(child: Admitted) -> ChildAnswer:
    return ChildAnswer(application_number=child.number, category=child.category, name=masked_name(child.item("name")))


def _whole(child: Admitted) -> ChildAnswer:
    items = {key: value for key, value in child.items.items() if key != "name"}
    return ChildAnswer(application_number=child.number, category=child.category, name=child.item("name"), items=items)
