"""The clerks' API: sign in, list, look, decide. The same actions as the pages, problem+json for trouble."""

from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Depends, Header, Path, Query
from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from services.verification.actions.case_room import CaseRoom, CaseSeen, CaseShown, Sitting
from services.verification.actions.clerk_sign_in import (
    Credentials,
    clerk_sign_in,
    clerk_sign_out,
    recognise_clerk,
)
from services.verification.actions.decide_case import decide_case
from services.verification.actions.list_cases import list_cases
from services.verification.actions.load_case import refuse_out_of_scope
from services.verification.actions.passwords import LONGEST, Passwords
from services.verification.actions.show_case import show_case
from services.verification.domain.clerk_decisions import Choice, ClerkDecision
from services.verification.web.case_json import CaseOut, CasesOut, case_json, line_json
from shared.contracts.messages import ApplicationNumber, Standing, UnitCode
from shared.ids import new_token
from shared.web.problem_json import problem_responses
from shared.web.request_start import Now

Token = Annotated[str | None, Header(alias="Authorization", description="`Session TOKEN`")]
Text = Annotated[str, StringConstraints(max_length=LONGEST, pattern=r"^[^\x00]*$")]
LongText = Annotated[str, StringConstraints(max_length=4000, pattern=r"^[^\x00]*$")]
Unit = Annotated[UnitCode, Path()]
Number = Annotated[ApplicationNumber, Path()]
After = Annotated[str, Query(pattern=r"^[0-9A-Z]{0,24}$")]
State = Literal["asking", "waiting", "exception", "refusal", "confirmed", "returned", "refused", "closed"]


class SignInIn(BaseModel):
    """Name and password of a clerk."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    name: Text
    password: Text


class SessionOut(BaseModel):
    """The token for `Authorization: Session …`, and when it ends at the latest."""

    session: str
    ends_at: str


class DecisionIn(BaseModel):
    """A decision; `sentence` is what the family reads when it is asked back, empty for the usual words."""

    model_config = ConfigDict(frozen=True, extra="forbid")
    decision: Literal["confirm", "return", "put_back"]
    reason_code: Annotated[str, StringConstraints(pattern=r"^[A-Z0-9_]{0,40}$")] = ""
    reason: LongText
    sentence: LongText = ""
    saw_paper: bool = False
    version: Annotated[int, Field(ge=1, lt=10**9)]
    """The version that was looked at: a newer one is not decided unseen."""
    evidence_sha256: Annotated[str, StringConstraints(pattern=r"^[0-9a-f]{64}$")]
    """The hash of the answers that were looked at, as the case was shown with it."""


class DecisionOut(BaseModel):
    """Where the case stands now."""

    standing: Standing
    finding_id: UUID | None


def token_in(header: str | None) -> str | None:
    """Return the token of an `Authorization: Session …` header."""
    scheme, _, token = (header or "").partition(" ")
    return token.strip() if scheme.lower() == "session" else None


def clerk_api(room: CaseRoom, passwords: Passwords) -> APIRouter:
    """Return the routes."""
    router = APIRouter(prefix="/api", responses=problem_responses(400, 413, 422))
    router.include_router(_door(room, passwords))
    router.include_router(_cases(room))
    return router


def _door(room: CaseRoom, passwords: Passwords) -> APIRouter:
    router = APIRouter()

    @router.post("/sign-in", responses=problem_responses(429))
    async def sign_in(asked: SignInIn, now: Now) -> SessionOut:
        """Begin a session."""
        token = new_token()
        typed = Credentials(asked.name, asked.password)
        _, ends_at = await clerk_sign_in(room, passwords, typed, token=token, now=now)
        return SessionOut(session=token, ends_at=ends_at.isoformat())

    @router.post("/sign-out", status_code=204)
    async def sign_out(authorization: Token = None) -> None:
        """End the session."""
        await clerk_sign_out(room, token_in(authorization))

    return router


def _cases(room: CaseRoom) -> APIRouter:
    router = APIRouter(responses=problem_responses(401, 404))

    async def sitting(now: Now, authorization: Token = None) -> Sitting:
        return Sitting(room, await recognise_clerk(room, token_in(authorization), now=now), now)

    AtWork = Annotated[Sitting, Depends(sitting)]  # noqa: N806  (a type)

    @router.get("/units/{unit}/cases")
    async def cases(unit: Unit, at_work: AtWork, state: State = "exception", after: After = "") -> CasesOut:
        """List cases in one state, by application number; `after` is the last of the page before."""
        refuse_out_of_scope(at_work.who, unit)
        found = await list_cases(at_work, unit, state=state, after=after)
        return CasesOut(cases=[line_json(line) for line in found])

    @router.get("/cases/{unit}/{number}")
    async def case(unit: Unit, number: Number, at_work: AtWork) -> CaseOut:
        """Show one case, claim and record side by side, masked; the look is logged."""
        return case_json(await show_case(at_work, CaseSeen(unit, number)))

    @router.post("/cases/{unit}/{number}/decision", responses=problem_responses(409))
    async def decision(unit: Unit, number: Number, asked: DecisionIn, at_work: AtWork) -> DecisionOut:
        """Decide one case as it was shown; where it is no longer so, nothing is decided."""
        made = ClerkDecision(Choice(asked.decision), asked.reason, asked.saw_paper, asked.reason_code, asked.sentence)
        shown = CaseShown(unit, number, asked.version, asked.evidence_sha256)
        done = await decide_case(at_work, shown, made)
        return DecisionOut(standing=done.standing, finding_id=done.finding_id)

    return router
