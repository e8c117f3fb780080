"""JSON API: sign in by phone and code, sign out."""

from datetime import datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, StringConstraints

from services.registration.actions.request_code import request_code
from services.registration.actions.sign_in import sign_in
from services.registration.actions.sign_out import sign_out
from services.registration.web.api_callers import AppTools, SignedIn
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


@router.post("/sign-in", status_code=202, responses=problem_responses(400, 404, 413, 422, 429, 503))
async def ask_for_code(body: PhoneBody, tools: AppTools, now: Now) -> CodeSentAnswer:
    """Send six digits to a phone."""
    sent = await request_code(tools, body.phone, unit_code=body.unit, code=new_sms_code(), now=now)
    return CodeSentAnswer(phone=sent.phone_masked, expires_at=sent.expires_at, again_at=sent.again_at)


@router.post("/sign-in/code", responses=problem_responses(400, 413, 422, 503))
async def prove_phone(body: CodeBody, tools: AppTools, now: Now) -> SessionAnswer:
    """Open a session with the six digits."""
    opened = await sign_in(tools, body.phone, body.code, token=new_token(), now=now)
    return SessionAnswer(session=opened.token, expires_at=opened.expires_at)


@router.post("/sign-out", status_code=204, responses=problem_responses(400, 401, 503))
async def leave(family: SignedIn, tools: AppTools, now: Now) -> None:
    """End the session."""
    await sign_out(tools, family, now=now)
