"""Who asks the JSON API: a family, by `Authorization: Session TOKEN`; and what the routes work with."""

from typing import Annotated

from fastapi import Depends, Path
from fastapi.security import APIKeyHeader
from starlette.requests import Request

from services.registration.actions.recognise import recognise
from services.registration.actions.stand_in import stand_in
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.errors import NotSignedIn
from services.registration.domain.sign_in import Caller
from shared.web.request_start import Now, RequestNumber

SCHEME = "Session "
session_header = APIKeyHeader(
    name="Authorization", scheme_name="session", description="`Session` and the token of a sign-in", auto_error=False
)


async def tools_of(request: Request) -> Tools:
    """Return what the actions of this app work with (not in a thread, so async)."""
    tools: Tools = request.app.state.tools
    return tools


AppTools = Annotated[Tools, Depends(tools_of)]
UnitCode = Annotated[str, Path(pattern="^[0-9]{6}$", description="unit code, 6 digits")]


async def caller(tools: AppTools, now: Now, header: Annotated[str | None, Depends(session_header)]) -> Caller:
    """Recognise the family; raises `NotSignedIn`."""
    if header is None or not header.startswith(SCHEME):
        raise NotSignedIn
    return await recognise(tools, header.removeprefix(SCHEME), now=now)


SignedIn = Annotated[Caller, Depends(caller)]


async def visit(tools: AppTools, family: SignedIn, unit: UnitCode, now: Now, request: RequestNumber) -> Visit:
    """Return the visit of the family that is signed in, or that it helps, at the unit of the address."""
    return (await stand_in(tools, family, Visit(family.account_id, unit, now, request))).visit


FamilyVisit = Annotated[Visit, Depends(visit)]
