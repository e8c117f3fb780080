"""Where a family stands when it signs in: the moment, the network address, the unit, the request; and where it goes."""

import re

from starlette.requests import Request

from services.registration.domain.sign_in import Door
from shared.web.client_address import client_address
from shared.web.local_paths import route_path, stays_here
from shared.web.request_start import now_of, number_of

STEP_UP = re.compile(r"/\.{1,2}(/|$)|//|[?#%]")


def door_of(request: Request, unit_code: str | None) -> Door:
    """Return the door of this request."""
    return Door(now_of(request), unit_code, client_address(request), number_of(request))


def onward(path: str, unit_code: str) -> str:
    """Return a path to go on to after signing in, or nothing: only pages of this unit on this host, as they are."""
    of_unit = path.startswith(f"/u/{unit_code}/") and not path.startswith(f"/u/{unit_code}/sign-")
    return path if of_unit and stays_here(path) and not STEP_UP.search(path) else ""


def wanted_page(request: Request, unit_code: str) -> str:
    """Return the page that a stranger wanted to read, to go on to it; nothing where something was sent."""
    return onward(route_path(request), unit_code) if request.method == "GET" else ""
