"""JSON API: sign in by phone and code, sign out."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, StringConstraints
from starlette.requests import Request

from services.registration.actions.list_sessions import list_sessions
from services.registration.actions.open_for import Fresh
from services.registration.actions.request_code import request_code
from services.registration.actions.sign_in import Claimed, sign_in
from services.registration.actions.sign_out import sign_out, sign_out_everywhere
from services.registration.domain.sign_in import How
from services.registration.web.api_callers import AppTools, SignedIn
from services.registration.web.doors import door_of
from shared.ids import new_sms_code, new_token
from shared.web.problem_json import problem_responses
from shared.web.request_start import Now

router = APIRouter(tags=["sign in"])
Typed = Annotated[str, StringConstraints(max_length=60)]


class PhoneBody(BaseModel):
    """The phone that asks for a code, and the unit whose authority signs the message."""

    model_config = ConfigDict(extra="forbid")
    phone: Typed
    unit: Annotated[str, StringConstraints(pattern="^[0-9]{6}$")] | None = None


class CodeBody(BaseModel):
    """The phone and the six digits of the message."""

    model_config = ConfigDict(extra="forbid")
    phone: Typed
    code: Typed


class CodeSentAnswer(BaseModel):
    """To which phone (masked), how long the digits count, when another message can be sent."""

    phone: str
    expires_at: datetime
    again_at: datetime


class SessionAnswer(BaseModel):
    """The token for `Authorization: Session …`; it is shown this once."""

    session: str
    expires_at: datetime


class OwnSessionAnswer(BaseModel):
    """When a session was opened and used last, how it was proven, whether it is the one that asks."""

    opened_at: datetime
    seen_at: datetime
    how: How
    this_one: bool


class OwnSessionsAnswer(BaseModel):
    """Every live session of the family, the one used last first."""

    sessions: list[OwnSessionAnswer]


@router.post("/sign-in", status_code=202, responses=problem_responses(400, 404, 413, 422, 429, 503))
async def ask_for_code(body: PhoneBody, request: Request, tools: AppTools) -> CodeSentAnswer:
    """Send six digits to a phone, known or unknown."""
    sent = await request_code(tools, body.phone, code=new_sms_code(), door=door_of(request, body.unit))
    return CodeSentAnswer(phone=sent.phone_masked, expires_at=sent.expires_at, again_at=sent.again_at)


@router.post("/sign-in/code", responses=problem_responses(400, 413, 422, 429, 503))
async def prove_phone(body: CodeBody, request: Request, tools: AppTools) -> SessionAnswer:
    """Open a session with the six digits."""
    fresh, door = Fresh(new_token()), door_of(request, None)
    opened = await sign_in(tools, Claimed(body.phone, body.code), fresh=fresh, door=door)
    return SessionAnswer(session=opened.token, expires_at=opened.expires_at)


@router.get("/sessions", responses=problem_responses(400, 401, 503))
async def sessions(family: SignedIn, tools: AppTools, now: Now) -> OwnSessionsAnswer:
    """Return where the family is signed in: when and how, never from where."""
    own = await list_sessions(tools, family, now=now)
    return OwnSessionsAnswer(sessions=[OwnSessionAnswer(**vars(one)) for one in own])


@router.post("/sign-out", status_code=204, responses=problem_responses(400, 401, 503))
async def leave(family: SignedIn, request: Request, tools: AppTools) -> None:
    """End the session."""
    await sign_out(tools, family, door=door_of(request, None))


@router.post("/sign-out-everywhere", status_code=204, responses=problem_responses(400, 401, 503))
async def leave_everywhere(family: SignedIn, request: Request, tools: AppTools) -> None:
    """End every session of the family."""
    await sign_out_everywhere(tools, family, door=door_of(request, None))
