"""Internal API, rehearsals only: the last message to a phone. The phone is in the body, never in an address."""

import re
from datetime import datetime
from typing import Annotated

from fastapi import APIRouter
from pydantic import BaseModel, ConfigDict, StringConstraints

from services.registration.domain.errors import NoSms
from services.registration.domain.phone import parse_phone
from services.registration.gateways.sms import SmsReader
from shared.web.problem_json import problem_responses

SIX_DIGITS = re.compile(r"(?<![0-9])[0-9]{6}(?![0-9])")


class SmsBody(BaseModel):
    """Whose message."""

    model_config = ConfigDict(extra="forbid")
    phone: Annotated[str, StringConstraints(max_length=60)]


class SmsAnswer(BaseModel):
    """The last message, and the six digits in it (empty where there are none)."""

    text: str
    code: str
    sent_at: datetime


def sms_router(sent: SmsReader) -> APIRouter:
    """Return the route that reads back what the local sender was given."""
    router = APIRouter(tags=["internal"])

    @router.post("/sms/latest", responses=problem_responses(400, 401, 404, 413, 422, 503))
    async def latest(body: SmsBody) -> SmsAnswer:
        """Return the last message to a phone."""
        found = await sent.latest(parse_phone(body.phone))
        if found is None:
            raise NoSms
        text, sent_at = found
        digits = SIX_DIGITS.search(text)
        return SmsAnswer(text=text, code=digits[0] if digits else "", sent_at=sent_at)

    return router
