"""Who speaks on registration's pages: the unit of the address, with its phone and its links."""

import re
from urllib.parse import urlencode

from starlette.requests import Request

from services.registration.actions.show_unit import show_unit
from services.registration.domain.errors import UnitNotFound
from services.registration.domain.unit import Unit
from services.registration.web.doors import wanted_page
from services.registration.web.family_pages.paths import sign_in_path, unit_path
from shared.web.layout import Voice
from shared.web.local_paths import route_path
from shared.web.offices import Link, Office

COOKIE = "family"
"""The cookie that holds a family's session."""

UNIT = re.compile(r"/u/([0-9]{6})(?:/|$)", re.ASCII)


def office_of(unit: Unit) -> Office:
    """Return the header and footer of a unit's pages."""
    home = unit_path(unit.unit_code)
    links = (
        Link("我们收集什么、为什么", f"{home}/what-we-collect"),
        Link("儿童个人信息保护规则", f"{home}/notices/children"),
        Link("每所学校", f"{home}/schools"),
    )
    return Office(unit.authority, unit.phone, unit.hours, f"{home}/", links)


def unit_code_of(request: Request) -> str | None:
    """Return the unit code that the address names."""
    found = UNIT.match(route_path(request))
    return found[1] if found else None


async def find_voice(request: Request) -> Voice | None:
    """Return the voice of the unit that the address names, for problem pages."""
    code = unit_code_of(request)
    if code is None:
        return None
    try:
        return Voice(office_of(await show_unit(request.app.state.tools, code)))
    except UnitNotFound:
        return None


def sign_in_of(request: Request) -> str | None:
    """Return where a stranger signs in; who was signed in before is told why it is asked again."""
    code = unit_code_of(request)
    if code is None:
        return None
    was_here = request.app.state.site.cookies.read(request, COOKIE) is not None
    asked = {"expired": "1" if was_here else "", "next": wanted_page(request, code)}
    query = urlencode({name: value for name, value in asked.items() if value}, safe="/")
    return sign_in_path(code) + (f"?{query}" if query else "")
