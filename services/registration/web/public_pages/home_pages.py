"""The home pages: one per unit, and the list of units where there are several."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.registration.actions.list_units import list_units
from services.registration.domain.unit import Unit
from services.registration.web.public_pages.home_view import home_view
from services.registration.web.site import site_of
from services.registration.web.visitors import AnyVisitor, tools_of
from services.registration.web.voices import office_of
from shared.web.layout import Voice
from shared.web.local_paths import local_url
from shared.web.request_start import now_of

router = APIRouter()


@router.get("/")
async def front(request: Request) -> Response:
    """Show the one unit there is, or let people choose."""
    units = await list_units(tools_of(request))
    if len(units) == 1:
        return _home(request, units[0])
    return site_of(request).pages.page(request, "units.html", units=units)


@router.get("/u/{unit}/")
async def home(visitor: AnyVisitor) -> Response:
    """Show what can be done today."""
    return _home(visitor.request, visitor.unit)


@router.get("/u/{unit}")
async def home_without_slash(visitor: AnyVisitor) -> Response:
    """Lead to the home page for an address typed without its last stroke."""
    return RedirectResponse(local_url(visitor.request, f"/u/{visitor.unit.unit_code}/"), 308)


def _home(request: Request, unit: Unit) -> Response:
    view = home_view(unit, now_of(request))
    return site_of(request).pages.page(request, "home.html", Voice(office_of(unit)), view=view)
