"""Who visits: everybody (a unit's public page), or a family that is signed in."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Path
from starlette.requests import Request
from starlette.responses import HTMLResponse

from services.registration.actions.recognise import recognise
from services.registration.actions.show_account import AccountView, show_account
from services.registration.actions.show_unit import show_unit
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.errors import NotSignedIn
from services.registration.domain.sign_in import Caller
from services.registration.domain.unit import Unit
from services.registration.web.site import site_of
from services.registration.web.voices import COOKIE, office_of
from shared.web.layout import Voice
from shared.web.offices import Who
from shared.web.request_start import now_of

UnitCode = Annotated[str, Path(pattern=r"^[0-9]{6}$")]


def tools_of(request: Request) -> Tools:
    """Return what the actions of this app work with."""
    tools: Tools = request.app.state.tools
    return tools


@dataclass(frozen=True)
class Visitor:
    """Somebody on a page of a unit."""

    request: Request
    tools: Tools
    unit: Unit
    voice: Voice

    def page(self, template: str, *, status: int = 200, **values: object) -> HTMLResponse:
        """Return a page of this unit."""
        return site_of(self.request).pages.page(self.request, template, self.voice, status=status, **values)


@dataclass(frozen=True)
class Family(Visitor):
    """A family that is signed in: its visit (account, unit, now), its session and its phone."""

    visit: Visit
    caller: Caller
    account: AccountView


async def visitor(request: Request, unit: UnitCode) -> Visitor:
    """Find the unit of the address; raises `UnitNotFound`."""
    found = await show_unit(tools_of(request), unit)
    return Visitor(request, tools_of(request), found, Voice(office_of(found)))


async def family(request: Request, unit: UnitCode) -> Family:
    """Recognise the family by its session; raises `NotSignedIn`, which leads to the sign-in page."""
    tools, now = tools_of(request), now_of(request)
    found = await show_unit(tools, unit)
    token = site_of(request).cookies.read(request, COOKIE)
    if token is None:
        raise NotSignedIn
    caller = await recognise(tools, token, now=now)
    account = await show_account(tools, caller.account_id)
    who = Who(f"{account.phone_masked} 正在办理", f"/u/{unit}/sign-out")
    return Family(
        request, tools, found, Voice(office_of(found), who), Visit(caller.account_id, unit, now), caller, account
    )


AnyVisitor = Annotated[Visitor, Depends(visitor)]
SignedInFamily = Annotated[Family, Depends(family)]
