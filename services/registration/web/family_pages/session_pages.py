"""Where a family is signed in, and the ways out: here, or everywhere."""

from fastapi import APIRouter, Depends
from starlette.responses import RedirectResponse, Response

from services.registration.actions.list_sessions import list_sessions
from services.registration.actions.sign_out import sign_out, sign_out_everywhere
from services.registration.domain.errors import NotSignedIn
from services.registration.web.doors import door_of
from services.registration.web.family_pages.paths import mine_path, sign_in_path, unit_path
from services.registration.web.site import our_form, site_of
from services.registration.web.visitors import AnyVisitor, SignedInSelf, Visitor, signed_in
from services.registration.web.voices import COOKIE
from shared.web.local_paths import local_url

router = APIRouter(prefix="/u/{unit}")


@router.get("/sessions")
async def show_sessions(own: SignedInSelf) -> Response:
    """Show where this phone number is signed in."""
    sessions = await list_sessions(own.tools, own.caller, now=own.visit.now)
    unit_code = own.unit.unit_code
    leave = f"{unit_path(unit_code)}/sign-out-everywhere"
    return own.page("sessions.html", sessions=sessions, mine=mine_path(unit_code), leave=leave)


@router.post("/sign-out", dependencies=[Depends(our_form)])
async def leave(visitor: AnyVisitor) -> Response:
    """End this session."""
    try:
        caller = await signed_in(visitor.request)
    except NotSignedIn:
        return _out(visitor, f"{unit_path(visitor.unit.unit_code)}/")
    await sign_out(visitor.tools, caller, door=door_of(visitor.request, visitor.unit.unit_code))
    return _out(visitor, f"{unit_path(visitor.unit.unit_code)}/")


@router.post("/sign-out-everywhere", dependencies=[Depends(our_form)])
async def leave_everywhere(own: SignedInSelf) -> Response:
    """End every session of this phone number, and ask to sign in anew."""
    await sign_out_everywhere(own.tools, own.caller, door=door_of(own.request, own.unit.unit_code))
    return _out(own, f"{sign_in_path(own.unit.unit_code)}?left=1")


def _out(visitor: Visitor, path: str) -> Response:
    response = RedirectResponse(local_url(visitor.request, path), 303)
    site_of(visitor.request).cookies.forget(response, COOKIE)
    return response
