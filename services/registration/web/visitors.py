"""Who visits: everybody (a unit's public page), or a family that is signed in."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends, Path
from starlette.requests import Request
from starlette.responses import HTMLResponse, RedirectResponse

from services.registration.actions.recognise import recognise
from services.registration.actions.show_account import AccountView, show_account
from services.registration.actions.show_unit import show_unit
from services.registration.actions.stand_in import StandIn, stand_in
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.errors import NotSignedIn
from services.registration.domain.helper_errors import HelpOver
from services.registration.domain.helping import Grant
from services.registration.domain.sign_in import Caller
from services.registration.domain.unit import Unit
from services.registration.web.family_pages.paths import helping_path, unit_path
from services.registration.web.site import site_of
from services.registration.web.voices import COOKIE, office_of
from shared.web.elder import size_of
from shared.web.layout import Voice
from shared.web.local_paths import local_url
from shared.web.offices import Link, Who
from shared.web.problems import SignInElsewhere
from shared.web.request_start import now_of, number_of

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

    def to(self, path: str) -> RedirectResponse:
        """Send on to another page of this service, after a form."""
        return RedirectResponse(local_url(self.request, path), 303)


@dataclass(frozen=True)
class Family(Visitor):
    """A family that is signed in: its visit (account, unit, now), the session and the family's phone.

    `helping` is the grant under which somebody else's session acts for it.
    """

    visit: Visit
    caller: Caller
    account: AccountView
    helping: Grant | None = None


class HelpEnded(SignInElsewhere):
    """A helper came too late; the page 我帮别人办 says so, and leads back to the helper's own registration."""

    def __init__(self, over: HelpOver, where: str) -> None:
        super().__init__(over.sentence, code=over.code, kind=over.kind)
        self.where = where


async def visitor(request: Request, unit: UnitCode) -> Visitor:
    """Find the unit of the address; raises `UnitNotFound`."""
    found = await show_unit(tools_of(request), unit)
    return Visitor(request, tools_of(request), found, Voice(office_of(found)))


async def signed_in(request: Request) -> Caller:
    """Recognise the session in the cookie; raises `NotSignedIn`, which leads to the sign-in page."""
    cookies = site_of(request).cookies
    token = cookies.read(request, COOKIE)
    if token is None:
        raise NotSignedIn
    patient = size_of(request, cookies) != ""
    return await recognise(tools_of(request), token, now=now_of(request), patient=patient)


async def family(request: Request, unit: UnitCode) -> Family:
    """Recognise the family whose registration this is: the session's own, or the one that its phone helps."""
    tools = tools_of(request)
    found = await show_unit(tools, unit)
    caller = await signed_in(request)
    own = Visit(caller.account_id, unit, now_of(request), number_of(request))
    try:
        standing = await stand_in(tools, caller, own)
    except HelpOver as over:
        raise HelpEnded(over, local_url(request, helping_path(unit))) from over
    return await _family(request, found, caller, standing)


async def own_family(request: Request, unit: UnitCode) -> Family:
    """Recognise the owner of the session itself, whomever it helps: for sessions, helpers and the like."""
    found = await show_unit(tools_of(request), unit)
    caller = await signed_in(request)
    own = Visit(caller.account_id, unit, now_of(request), number_of(request))
    return await _family(request, found, caller, StandIn(own))


async def _family(request: Request, unit: Unit, caller: Caller, standing: StandIn) -> Family:
    tools, visit, grant = tools_of(request), standing.visit, standing.grant
    account = await show_account(tools, visit.account_id)
    start = unit_path(unit.unit_code)
    who = Who(f"{account.phone_masked} 正在办理", f"{start}/sign-out")
    if grant is not None:
        label = f"{grant.helper_name} 正在替 {grant.guardian_name} 办理"
        who = Who(label, f"{start}/sign-out", Link("换回我自己", f"{start}/helping"))
    return Family(request, tools, unit, Voice(office_of(unit), who), visit, caller, account, grant)


AnyVisitor = Annotated[Visitor, Depends(visitor)]
SignedInFamily = Annotated[Family, Depends(family)]
SignedInSelf = Annotated[Family, Depends(own_family)]
