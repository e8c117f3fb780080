"""JSON API: what is held of a child, as a document, and its deletion with the written answer."""

from datetime import datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter, Header, Path
from pydantic import BaseModel, ConfigDict, StringConstraints

from services.registration.actions.delete_application import DeletionAsked, delete_application
from services.registration.actions.list_my_requests import show_request
from services.registration.actions.see_my_data import copy_my_data
from services.registration.actions.show_unit import show_unit
from services.registration.domain.application_number.numbers import parse_number
from services.registration.domain.errors import ApplicationNotFound
from services.registration.domain.rights.answers import answer_words
from services.registration.domain.rights.words import MOST
from services.registration.store.data_requests import DataRequest
from services.registration.web.api_callers import AppTools, FamilyVisit
from services.registration.web.copies.as_json import copy_document
from shared.ids import new_id
from shared.web.problem_json import problem_responses

router = APIRouter(prefix="/units/{unit}", tags=["rights"])
Number = Annotated[str, Path(max_length=60, description="application number (报名号), spaces allowed")]
RequestId = Annotated[UUID | None, Header(alias="Idempotency-Key", description="a UUID: the same again is one request")]
READ = problem_responses(400, 401, 403, 404, 422, 503)


class DeletionBody(BaseModel):
    """What is asked: with `withdraw` the application is taken back first; `my_words` go to a person."""

    model_config = ConfigDict(extra="forbid")
    withdraw: bool = False
    my_words: Annotated[str, StringConstraints(max_length=MOST)] = ""


class RequestAnswer(BaseModel):
    """A request and its written answer; without a verdict a person answers by `due_at`."""

    request: UUID
    kind: str
    asked_at: datetime
    due_at: datetime | None
    verdict: str | None
    reason: str | None
    answer: str
    ground: str
    kept_until: datetime | None


@router.get("/applications/{number}/data", responses=READ)
async def data(number: Number, visit: FamilyVisit, tools: AppTools) -> dict[str, Any]:
    """Return a copy of everything that is held about one application, numbers in full."""
    found = await copy_my_data(tools, visit, _kept(number), request_id=new_id())
    return copy_document(found, await show_unit(tools, visit.unit_code))


@router.post("/applications/{number}/delete", responses=problem_responses(400, 401, 403, 404, 409, 413, 422, 503))
async def delete(
    number: Number, body: DeletionBody, visit: FamilyVisit, tools: AppTools, key: RequestId = None
) -> RequestAnswer:
    """Delete at once where the law allows it, else answer in writing why not and until when."""
    asked = DeletionAsked(_kept(number), words=body.my_words, withdraw=body.withdraw)
    return request_answer(await delete_application(tools, visit, asked, request_id=key or new_id()))


@router.get("/requests/{request_id}", responses=READ)
async def request(request_id: UUID, visit: FamilyVisit, tools: AppTools) -> RequestAnswer:
    """Return a request of this family with its answer."""
    found, _ = await show_request(tools, visit, request_id)
    return request_answer(found)


def request_answer(one: DataRequest) -> RequestAnswer:
    """Return the answer about a request."""
    answer = one.answer
    return RequestAnswer(
        request=one.request_id,
        kind=one.kind.value,
        asked_at=one.asked_at,
        due_at=one.due_at,
        verdict=answer.verdict.value if answer else None,
        reason=answer.reason.value if answer else None,
        answer=answer.words if answer else "",
        ground=answer_words(answer.reason).ground if answer else "",
        kept_until=answer.kept_until if answer else None,
    )


def _kept(typed: str) -> str:
    number = parse_number(typed)
    if number is None:
        raise ApplicationNotFound
    return number
