"""Signing in: a phone number, then the six digits of a message (ux guide, pages sign-in and code)."""

from fastapi import APIRouter, Depends
from starlette.responses import RedirectResponse, Response

from services.registration.actions.recognise import recognise
from services.registration.actions.request_code import request_code
from services.registration.actions.sign_in import sign_in
from services.registration.actions.sign_out import sign_out
from services.registration.domain.errors import NotSignedIn
from services.registration.domain.phone import parse_phone
from services.registration.web.family_pages.paths import mine_path, sign_in_path, unit_path
from services.registration.web.family_pages.signing import Signing
from services.registration.web.site import our_form, site_of
from services.registration.web.visitors import AnyVisitor, Visitor
from services.registration.web.voices import COOKIE
from shared.errors import FieldProblem, ServiceError
from shared.ids import new_sms_code, new_token
from shared.web.faults import Faults
from shared.web.forms import typed
from shared.web.local_paths import local_url
from shared.web.request_start import now_of

router = APIRouter(prefix="/u/{unit}")


@router.get("/sign-in")
async def ask_phone(visitor: AnyVisitor) -> Response:
    """Ask for the phone number."""
    return _phone_page(visitor, "", Faults())


@router.post("/sign-in", dependencies=[Depends(our_form)])
async def send_code(visitor: AnyVisitor) -> Response:
    """Send a code, or say what is wrong with the number."""
    phone = (await typed(visitor.request)).get("phone", "")
    try:
        return await _send(visitor, parse_phone(phone))
    except ServiceError as wrong:
        return _phone_page(visitor, phone, Faults.of(wrong))


@router.get("/sign-in/code")
async def ask_code(visitor: AnyVisitor) -> Response:
    """Ask for the digits of the message."""
    return _code_page(visitor, "", Faults())


@router.post("/sign-in/again", dependencies=[Depends(our_form)])
async def send_again(visitor: AnyVisitor) -> Response:
    """Send another code to the same phone."""
    signing = site_of(visitor.request).signing.read(visitor.request)
    if signing is None:
        return _to(visitor, sign_in_path(visitor.unit.unit_code))
    try:
        return await _send(visitor, signing.phone)
    except ServiceError as wrong:
        return _code_page(visitor, "", Faults((FieldProblem("", wrong.sentence, wrong.code),)))


@router.post("/sign-in/code", dependencies=[Depends(our_form)])
async def check_code(visitor: AnyVisitor) -> Response:
    """Open a session if the digits are right."""
    request, site = visitor.request, site_of(visitor.request)
    code = (await typed(request)).get("code", "")
    signing = site.signing.read(request)
    if signing is None:
        return _to(visitor, sign_in_path(visitor.unit.unit_code))
    try:
        signed_in = await sign_in(visitor.tools, signing.phone, code, token=new_token(), now=now_of(request))
    except ServiceError as wrong:
        return _code_page(visitor, code, Faults.of(wrong))
    await _end_session(visitor)
    response = _to(visitor, mine_path(visitor.unit.unit_code))
    site.cookies.write(response, COOKIE, signed_in.token)
    site.signing.forget(response)
    return response


@router.post("/sign-out", dependencies=[Depends(our_form)])
async def leave(visitor: AnyVisitor) -> Response:
    """End the session."""
    await _end_session(visitor)
    response = _to(visitor, f"{unit_path(visitor.unit.unit_code)}/")
    site_of(visitor.request).cookies.forget(response, COOKIE)
    return response


async def _send(visitor: Visitor, phone: str) -> Response:
    unit_code, now = visitor.unit.unit_code, now_of(visitor.request)
    sent = await request_code(visitor.tools, phone, unit_code=unit_code, code=new_sms_code(), now=now)
    response = _to(visitor, f"{sign_in_path(unit_code)}/code")
    signing = site_of(visitor.request).signing
    signing.write(response, Signing(phone, sent.expires_at, sent.again_at))
    return response


async def _end_session(visitor: Visitor) -> None:
    token = site_of(visitor.request).cookies.read(visitor.request, COOKIE)
    if token is None:
        return
    try:
        caller = await recognise(visitor.tools, token, now=now_of(visitor.request))
    except NotSignedIn:
        return
    await sign_out(visitor.tools, caller, now=now_of(visitor.request))


def _phone_page(visitor: Visitor, phone: str, faults: Faults) -> Response:
    path = sign_in_path(visitor.unit.unit_code)
    expired = "expired" in visitor.request.query_params
    return visitor.page("sign_in.html", action=path, phone=phone, expired=expired, faults=faults)


def _code_page(visitor: Visitor, code: str, faults: Faults) -> Response:
    signing = site_of(visitor.request).signing.read(visitor.request)
    path = sign_in_path(visitor.unit.unit_code)
    if signing is None:
        return _to(visitor, path)
    return visitor.page("sign_in_code.html", sign_in_path=path, signing=signing, code=code, faults=faults)


def _to(visitor: Visitor, path: str) -> RedirectResponse:
    return RedirectResponse(local_url(visitor.request, path), 303)
