"""The staff's API about cases: list, look, decide. The same actions as the pages, problem+json for trouble."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Path, Query
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from services.verification.actions.case_room import CaseSeen, CaseShown, Sitting
from services.verification.actions.decide_case import Decided, decide_case
from services.verification.actions.list_cases import list_cases
from services.verification.actions.looks import Stated
from services.verification.actions.propose_reopening import propose_reopening
from services.verification.actions.show_case import show_case
from services.verification.domain.clerk_decisions import Choice, ClerkDecision
from services.verification.web.case_json import CaseOut, CasesOut, case_json, line_json
from services.verification.web.clerk_pages.door import ClerkDoor
from shared.contracts.messages import ApplicationNumber, Standing, UnitCode
from shared.web.problem_json import problem_responses

LongText = Annotated[str, StringConstraints(max_length=4000, pattern=r"^[^\x00]*$")]
Hash = Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
Unit = Annotated[UnitCode, Path()]
Number = Annotated[ApplicationNumber, Path()]
After = Annotated[str, Query(pattern=r"^[0-9A-Z]{0,24}$")]
Purpose = Annotated[str, Query(pattern=r"^[A-Z_]{0,40}$", description="a code of purposes; empty for the usual one")]
State = Literal["asking", "waiting", "exception", "refusal", "approval", "confirmed", "returned", "refused", "closed"]


class ShownIn(BaseModel):
    """What was looked at: another version, or other answers, are not decided unseen."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    reason: LongText
    version: Annotated[int, Field(ge=1, lt=10**9)]
    evidence_sha256: Hash
    """The hash of the answers that were looked at, as the case was shown with it."""

    def shown(self, unit: str, number: str) -> CaseShown:
        """Return which case is meant, as it was shown."""
        return CaseShown(unit, number, self.version, self.evidence_sha256)


class DecisionIn(ShownIn):
    """A decision; `sentence` is what the family reads when it is asked back, empty for the usual words."""

    decision: Literal["confirm", "return", "put_back"]
    reason_code: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9_]{0,40}$")] = ""
    sentence: LongText = ""
    saw_paper: bool = False


class DecisionOut(BaseModel):
    """Where the case stands now; `approval_id` where a supervisor has to allow it first."""

    standing: Standing
    finding_id: UUID | None
    approval_id: UUID | None


class RequestOut(BaseModel):
    """The number of a request that a second person decides about."""

    approval_id: UUID


def decision_json(done: Decided) -> DecisionOut:
    """Return what came of a decision."""
    return DecisionOut(standing=done.standing, finding_id=done.finding_id, approval_id=done.approval_id)


def clerk_api(door: ClerkDoor) -> APIRouter:
    """Return the routes."""
    router = APIRouter(prefix="/api", responses=problem_responses(400, 401, 403, 404, 413, 422, 503))
    AtWork = Annotated[Sitting, Depends(door.sitting)]  # noqa: N806  (a type)

    @router.get("/units/{unit}/cases")
    async def cases(unit: Unit, at_work: AtWork, state: State = "exception", after: After = "") -> CasesOut:
        """List cases in one state, by application number; `after` is the last of the page before."""
        found = await list_cases(at_work, unit, state=state, after=after)
        return CasesOut(cases=[line_json(line) for line in found])

    @router.get("/cases/{unit}/{number}")
    async def case(unit: Unit, number: Number, at_work: AtWork, purpose: Purpose = "") -> CaseOut:
        """Show one case, claim and record side by side, masked; the look is logged with its purpose."""
        return case_json(await show_case(at_work, CaseSeen(unit, number), Stated(purpose)))

    @router.post("/cases/{unit}/{number}/decision", responses=problem_responses(409))
    async def decision(unit: Unit, number: Number, asked: DecisionIn, at_work: AtWork) -> DecisionOut:
        """Decide one case as it was shown; where it is no longer so, nothing is decided."""
        made = ClerkDecision(Choice(asked.decision), asked.reason, asked.saw_paper, asked.reason_code, asked.sentence)
        return decision_json(await decide_case(at_work, asked.shown(unit, number), made))

    @router.post("/cases/{unit}/{number}/reopening", responses=problem_responses(409), status_code=201)
    async def reopening(unit: Unit, number: Number, asked: ShownIn, at_work: AtWork) -> RequestOut:
        """Propose to open a confirmed case again; it stays confirmed until a supervisor agrees."""
        return RequestOut(approval_id=await propose_reopening(at_work, asked.shown(unit, number), asked.reason))

    return router
