"""The API of what needs two people: what waits, the answer of the second one, and rules that are to change."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from pydantic import AwareDatetime, BaseModel, ConfigDict

from services.verification.actions.case_room import Sitting
from services.verification.actions.change_rules import judge_rules, propose_rules
from services.verification.actions.judge_request import RequestShown, judge_request
from services.verification.actions.list_requests import WaitingRequest, list_requests
from services.verification.store.rules_proposals import ProposedRules
from services.verification.web.clerk_api import (
    DecisionOut,
    Hash,
    LongText,
    RequestOut,
    Unit,
    decision_json,
)
from services.verification.web.clerk_pages.door import ClerkDoor
from services.verification.web.rules_in import RulesIn
from shared.web.problem_json import problem_responses


class WaitingOut(BaseModel):
    """One request: exactly what is to be allowed, by hash; who asked, until when it holds."""

    unit_code: str
    approval_id: UUID
    act: str
    subject: str
    content_sha256: str
    facts: list[str]
    asked_by: str
    asked_at: AwareDatetime
    expires_at: AwareDatetime
    may_decide: bool


class WaitingListOut(BaseModel):
    """What waits for a second person, the oldest first."""

    approvals: list[WaitingOut]


class AnswerIn(BaseModel):
    """The answer to what was shown, by its hash."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    agree: bool
    reason: LongText
    content_sha256: Hash

    def shown(self, unit: str, approval: UUID) -> RequestShown:
        """Return which request is meant, as it was shown."""
        return RequestShown(unit, approval, self.content_sha256)


class RulesChangeIn(RulesIn):
    """The rules as they should be, whole, and why."""

    reason: LongText


def waiting_json(one: WaitingRequest) -> WaitingOut:
    """Return one request."""
    matter = one.approval.matter
    return WaitingOut(
        unit_code=matter.unit_code,
        approval_id=one.approval.approval_id,
        act=matter.act.value,
        subject=matter.subject,
        content_sha256=matter.content_sha256,
        facts=[fact.value for fact in one.proposal.facts] if one.proposal else [],
        asked_by=one.asked_by,
        asked_at=one.approval.asked_at,
        expires_at=one.approval.expires_at,
        may_decide=one.may_decide,
    )


def approvals_api(door: ClerkDoor) -> APIRouter:
    """Return the routes."""
    router = APIRouter(prefix="/api", responses=problem_responses(400, 401, 403, 404, 413, 422, 503))
    AtWork = Annotated[Sitting, Depends(door.sitting)]  # noqa: N806  (a type)

    @router.get("/approvals")
    async def waiting(at_work: AtWork) -> WaitingListOut:
        """List what waits for a second person in one's scope, without what concerns one's own kin."""
        return WaitingListOut(approvals=[waiting_json(one) for one in await list_requests(at_work)])

    @router.post("/units/{unit}/approvals/{approval}/decision", responses=problem_responses(409))
    async def about_a_case(unit: Unit, approval: UUID, asked: AnswerIn, at_work: AtWork) -> DecisionOut:
        """Answer a request about a case; what is allowed is done at once."""
        shown = asked.shown(unit, approval)
        return decision_json(await judge_request(at_work, shown, agree=asked.agree, reason=asked.reason))

    @router.post("/units/{unit}/rules", responses=problem_responses(409), status_code=201)
    async def change(unit: Unit, asked: RulesChangeIn, at_work: AtWork) -> RequestOut:
        """Propose other rules than those in use; nothing changes before another person agrees."""
        proposed = ProposedRules(asked.rules(unit), asked.reason)
        return RequestOut(approval_id=await propose_rules(at_work, proposed))

    @router.post("/units/{unit}/rules/{approval}/decision", responses=problem_responses(409), status_code=204)
    async def about_rules(unit: Unit, approval: UUID, asked: AnswerIn, at_work: AtWork) -> None:
        """Answer a proposal of rules; where it is yes, they hold at once."""
        await judge_rules(at_work, asked.shown(unit, approval), agree=asked.agree, reason=asked.reason)

    return router
