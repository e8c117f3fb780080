"""Signing in through the province's identity service: the way there, and back (OpenID Connect)."""

import re

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.registration.actions.list_units import list_units
from services.registration.actions.show_unit import show_unit
from services.registration.actions.sign_in_by_province import sign_in_by_province
from services.registration.domain.errors import UnitNotFound
from services.registration.domain.province import Vouched, verified_phone
from services.registration.domain.sign_in_errors import ProvinceGivenUp, ProvinceNotHere
from services.registration.web.doors import door_of, onward
from services.registration.web.family_pages.paths import mine_path, sign_in_path
from services.registration.web.family_pages.session_cookie import fresh_session, go_in
from services.registration.web.province import RETURN, Province, province_of
from services.registration.web.visitors import AnyVisitor, Visitor, tools_of
from services.registration.web.voices import office_of
from shared.errors import ServiceError
from shared.web.layout import Voice
from shared.web.oidc.passage import Passage
from shared.web.oidc.provider import OidcRefused
from shared.web.problem_words import STATUS
from shared.web.request_start import now_of

router = APIRouter()
OF_UNIT = re.compile(r"/u/([0-9]{6})/", re.ASCII)


@router.get("/u/{unit}/sign-in/province")
async def leave_for_the_province(visitor: AnyVisitor) -> Response:
    """Send the family to the identity service. A link, no form: the policy of our pages lets no form lead away."""
    request, unit_code = visitor.request, visitor.unit.unit_code
    following = onward(request.query_params.get("next", ""), unit_code) or mine_path(unit_code)
    try:
        province = _province(request)
        passage = province.passages.begin(now_of(request), next=following)
        response = RedirectResponse(await province.client.start(passage), 303)
    except ServiceError as wrong:
        return _sorry(visitor, wrong)
    province.passages.remember(response, passage)
    return response


@router.get(RETURN)
async def come_back_from_the_province(request: Request) -> Response:
    """Open a session for whom the identity service vouches; whatever is wrong with its answer, nobody is signed in."""
    province = _province(request)
    try:
        passage = province.passages.of(request, now_of(request))
        visitor = await _visitor(request, passage)
    except OidcRefused as lost:
        return await _lost(request, lost)
    try:
        response = await _go_in(visitor, province, passage)
    except ServiceError as wrong:
        response = _sorry(visitor, wrong)
    province.passages.forget(response)
    return response


async def _lost(request: Request, lost: OidcRefused) -> Response:
    """Say so on the pages of the one unit there is; of several nobody knows which they came from."""
    units = await list_units(tools_of(request))
    if len(units) != 1:
        raise lost
    return _sorry(Visitor(request, tools_of(request), units[0], Voice(office_of(units[0]))), lost)


async def _go_in(visitor: Visitor, province: Province, passage: Passage) -> Response:
    request, unit_code = visitor.request, visitor.unit.unit_code
    query = dict(request.query_params)
    if "error" in query and query.get("state") == passage.state:
        raise ProvinceGivenUp
    identity = await province.client.finish(passage, query)
    phone = verified_phone(identity.claims)
    vouched = Vouched(identity.issuer, identity.subject, phone, passage.state)
    fresh, door = fresh_session(request, how="province"), door_of(request, unit_code)
    opened = await sign_in_by_province(visitor.tools, vouched, fresh=fresh, door=door)
    return go_in(visitor, opened, onward(passage.next, unit_code))


def _province(request: Request) -> Province:
    province = province_of(request)
    if province is None:
        raise ProvinceNotHere
    return province


async def _visitor(request: Request, passage: Passage) -> Visitor:
    """Return who came back, on the pages of the unit they left from."""
    found = OF_UNIT.match(passage.next)
    if found is None:
        raise OidcRefused
    try:
        unit = await show_unit(tools_of(request), found[1])
    except UnitNotFound as gone:
        raise OidcRefused from gone
    return Visitor(request, tools_of(request), unit, Voice(office_of(unit)))


def _sorry(visitor: Visitor, wrong: ServiceError) -> Response:
    """Say what went wrong over there, and how to go on."""
    path = sign_in_path(visitor.unit.unit_code)
    again = f"{path}/province" if province_of(visitor.request) else ""
    return visitor.page(
        "sign_in_province.html", status=STATUS[wrong.kind], sentence=wrong.sentence, sign_in_path=path, again=again
    )
