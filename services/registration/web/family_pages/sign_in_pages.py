"""Signing in: a phone number, then the six digits of a message (ux guide, pages sign-in and code)."""

from fastapi import APIRouter, Depends
from starlette.responses import Response

from services.registration.actions.open_for import Fresh
from services.registration.actions.request_code import request_code
from services.registration.actions.sign_in import Claimed, sign_in
from services.registration.domain.phone import parse_phone
from services.registration.web.doors import door_of, onward
from services.registration.web.family_pages.paths import helpers_path, sign_in_path
from services.registration.web.family_pages.session_cookie import fresh_session, go_in
from services.registration.web.family_pages.signing import Signing
from services.registration.web.province import province_of
from services.registration.web.site import our_form, site_of
from services.registration.web.visitors import AnyVisitor, Visitor
from shared.errors import Kind, ServiceError
from shared.ids import new_sms_code
from shared.web.faults import Faults
from shared.web.forms import typed

router = APIRouter(prefix="/u/{unit}")


@router.get("/sign-in")
async def ask_phone(visitor: AnyVisitor) -> Response:
    """Ask for the phone number."""
    return _phone_page(visitor, "")


@router.post("/sign-in", dependencies=[Depends(our_form)])
async def send_code(visitor: AnyVisitor) -> Response:
    """Send a code, or say what is wrong with the number."""
    phone = (await typed(visitor.request)).get("phone", "")
    following = onward(visitor.request.query_params.get("next", ""), visitor.unit.unit_code)
    try:
        return await _send(visitor, parse_phone(phone), following)
    except ServiceError as wrong:
        return _phone_page(visitor, phone, wrong)


@router.get("/sign-in/code")
async def ask_code(visitor: AnyVisitor) -> Response:
    """Ask for the digits of the message."""
    return _code_page(visitor, "")


@router.post("/sign-in/again", dependencies=[Depends(our_form)])
async def send_again(visitor: AnyVisitor) -> Response:
    """Send another code to the same phone."""
    signing = site_of(visitor.request).signing.read(visitor.request)
    if signing is None:
        return visitor.to(sign_in_path(visitor.unit.unit_code))
    try:
        return await _send(visitor, signing.phone, signing.next)
    except ServiceError as wrong:
        return _code_page(visitor, "", wrong)


@router.post("/sign-in/code", dependencies=[Depends(our_form)])
async def check_code(visitor: AnyVisitor) -> Response:
    """Open a session if the digits are right, in place of the one that the browser had."""
    request, site = visitor.request, site_of(visitor.request)
    code = (await typed(request)).get("code", "")
    signing = site.signing.read(request)
    if signing is None:
        return visitor.to(sign_in_path(visitor.unit.unit_code))
    fresh: Fresh = fresh_session(request)
    door = door_of(request, visitor.unit.unit_code)
    try:
        opened = await sign_in(visitor.tools, Claimed(signing.phone, code), fresh=fresh, door=door)
    except ServiceError as wrong:
        return _code_page(visitor, code, wrong)
    response = go_in(visitor, opened, onward(signing.next, visitor.unit.unit_code))
    site.signing.forget(response)
    return response


async def _send(visitor: Visitor, phone: str, following: str) -> Response:
    unit_code = visitor.unit.unit_code
    door = door_of(visitor.request, unit_code)
    sent = await request_code(visitor.tools, phone, code=new_sms_code(), door=door)
    response = visitor.to(f"{sign_in_path(unit_code)}/code")
    signing = site_of(visitor.request).signing
    signing.write(response, Signing(phone, sent.expires_at, sent.again_at, following))
    return response


def _phone_page(visitor: Visitor, phone: str, wrong: ServiceError | None = None) -> Response:
    query = visitor.request.query_params
    path, following = sign_in_path(visitor.unit.unit_code), onward(query.get("next", ""), visitor.unit.unit_code)
    onto = f"?next={following}" if following else ""
    return _page(
        visitor,
        "sign_in.html",
        wrong,
        action=f"{path}{onto}",
        province=f"{path}/province{onto}" if province_of(visitor.request) else "",
        phone=phone,
        about_helpers=f"{helpers_path(visitor.unit.unit_code)}/about",
        expired="expired" in query,
        left_all="left" in query,
    )


def _code_page(visitor: Visitor, code: str, wrong: ServiceError | None = None) -> Response:
    signing = site_of(visitor.request).signing.read(visitor.request)
    path = sign_in_path(visitor.unit.unit_code)
    if signing is None:
        return visitor.to(path)
    return _page(visitor, "sign_in_code.html", wrong, sign_in_path=path, signing=signing, code=code)


def _page(visitor: Visitor, template: str, wrong: ServiceError | None, **values: object) -> Response:
    """Return the page; at a limit there is nothing to correct, only to wait, and that has a panel of its own."""
    waits = wrong is not None and wrong.kind is Kind.TOO_OFTEN
    wait = wrong.sentence if wrong is not None and waits else ""
    faults = Faults() if wrong is None or waits else Faults.of(wrong)
    return visitor.page(template, status=429 if waits else 200, wait=wait, faults=faults, **values)
