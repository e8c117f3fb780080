"""Renders the pages: one layout, templates of the service above it, strict about names, everything escaped."""

from dataclasses import dataclass

from jinja2 import ChoiceLoader, Environment, PackageLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import HTMLResponse

from shared.web import grouping, masking, moments
from shared.web.cookies import Cookies
from shared.web.csrf import FormGuard
from shared.web.elder import CLASSES, SIZES, remember_size, size_of
from shared.web.faults import Faults
from shared.web.headers import nonce_of
from shared.web.local_paths import here, local_url
from shared.web.offices import Office, Who
from shared.web.qr import qr_svg
from shared.web.request_start import now_of
from shared.web.static_files import asset_path

FILTERS = {
    "day": moments.day,
    "full_day": moments.full_day,
    "clock_time": moments.clock_time,
    "moment": moments.moment,
    "stamp": moments.stamp,
    "near": moments.near,
    "machine_time": moments.machine_time,
    "masked_name": masking.masked_name,
    "masked_phone": masking.masked_phone,
    "number_tail": masking.number_tail,
    "in_groups": grouping.in_groups,
    "ticket_start": grouping.ticket_start,
    "split_identity_number": grouping.split_identity_number,
    "thousands": grouping.thousands,
    "dialled": grouping.dialled,
}


def environment(*packages: str) -> Environment:
    """Return a Jinja environment over the `templates` folders of the packages and of this one."""
    loaders = [PackageLoader(package) for package in (*packages, "shared.web")]
    made = Environment(loader=ChoiceLoader(loaders), autoescape=True, undefined=StrictUndefined, trim_blocks=True)
    made.filters.update(FILTERS)
    made.globals.update(
        fingerprint_rows=grouping.fingerprint_rows, left=moments.left, span=moments.span, qr_svg=qr_svg, SIZES=SIZES
    )
    return made


@dataclass(frozen=True)
class Voice:
    """Who speaks on a page and who acts on it; both may be unknown."""

    office: Office | None = None
    who: Who | None = None


class Pages:
    """Turns a template and its values into an answer; one per service."""

    def __init__(self, *packages: str, guard: FormGuard, cookies: Cookies) -> None:
        self._environment = environment(*packages)
        self._guard = guard
        self._cookies = cookies

    def page(
        self, request: Request, template: str, voice: Voice | None = None, *, status: int = 200, **values: object
    ) -> HTMLResponse:
        """Return the page; `values` are what the template names, `faults` turns it into an error page (422)."""
        faults = values.pop("faults", None) or Faults()
        speaking = voice or Voice()
        text = self._environment.get_template(template).render(
            **self._surroundings(request), office=speaking.office, who=speaking.who, faults=faults, **values
        )
        response = HTMLResponse(text, 422 if faults and status == 200 else status)
        self._guard.remember(request, response)
        remember_size(request, response, self._cookies)
        return response

    def _surroundings(self, request: Request) -> dict[str, object]:
        size = size_of(request, self._cookies)
        return {
            "now": now_of(request),
            "here": here(request),
            "nonce": nonce_of(request),
            "size": size,
            "view_class": CLASSES[size],
            "url": lambda path: local_url(request, path),
            "asset": lambda name: local_url(request, asset_path(name)),
            "form_token": lambda: self._guard.field(request),
        }
