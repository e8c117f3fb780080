"""How an invited person comes in: choose name and password, set the phone up, keep the recovery codes."""

from dataclasses import dataclass

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.staff.actions.accept import Chosen, Enrolment, Proof, choose_password, prove_phone, read_invitation
from services.staff.domain.one_time_codes import address_of
from services.staff.domain.password_rules import LONGEST
from services.staff.domain.recovery_codes import COUNT, shown
from services.staff.web.desk import Desk, voice_of
from services.staff.web.pages.forms import NotDone, done
from shared.codes.staff_roles import role_words
from shared.ids import new_recovery_code, new_token, new_totp_secret
from shared.web.forms import typed
from shared.web.local_paths import local_url
from shared.web.request_start import Now, RequestNumber

STRANGER = voice_of(None)
PROOF = "enrolment"
"""The cookie of the browser that chose name and password; no other one goes on."""


@dataclass(frozen=True)
class TypedIn:
    """The name as it stands in the form, and what is wrong with what was sent."""

    name: str
    told: NotDone | None = None


def invitation_pages(desk: Desk) -> APIRouter:
    """Return the routes of the first step: who am I, and my password."""
    router = APIRouter(prefix="/invitation/{invitation}")

    @router.get("")
    async def first(invitation: str, request: Request, now: Now) -> Response:
        step = await read_invitation(desk.room, invitation, now=now)
        return _show(desk, request, invitation, step, TypedIn(step.name or ""))

    @router.post("")
    async def choose(invitation: str, request: Request, now: Now) -> Response:
        fields = await typed(request)
        name, password = fields.get("name", "")[:LONGEST], fields.get("password", "")[: LONGEST + 1]
        step = await read_invitation(desk.room, invitation, now=now)
        chosen = Chosen(name, password, new_totp_secret(), new_token(), _held(desk, request))
        try:
            begun = await done(choose_password(desk.room, invitation, chosen, now=now))
        except NotDone as told:
            return _show(desk, request, invitation, step, TypedIn(name, told))
        answer = RedirectResponse(local_url(request, f"/invitation/{invitation}/phone"), 303)
        desk.cookies.write(answer, PROOF, begun.proof)
        return answer

    return router


def phone_pages(desk: Desk) -> APIRouter:
    """Return the routes of the second step and the third: my phone, and my codes on paper."""
    router = APIRouter(prefix="/invitation/{invitation}/phone")

    @router.get("")
    async def phone(invitation: str, request: Request, now: Now) -> Response:
        step = await read_invitation(desk.room, invitation, now=now, held=_held(desk, request))
        if step.secret is None:
            return RedirectResponse(local_url(request, f"/invitation/{invitation}"), 303)
        return _show_phone(desk, request, invitation, step)

    @router.post("")
    async def prove(invitation: str, request: Request, now: Now, number: RequestNumber) -> Response:
        code = (await typed(request)).get("code", "")[:LONGEST]
        held = _held(desk, request)
        step = await read_invitation(desk.room, invitation, now=now, held=held)
        codes = [new_recovery_code() for _ in range(COUNT)]
        try:
            await done(prove_phone(desk.room, invitation, Proof(code, held, codes, now, number)))
        except NotDone as told:
            return _show_phone(desk, request, invitation, step, told)
        spoken = [shown(code) for code in codes]
        page = desk.pages.page(request, "recovery_codes.html", STRANGER, codes=spoken, fresh=True, onward="/sign-in")
        desk.cookies.forget(page, PROOF)
        return page

    return router


def _held(desk: Desk, request: Request) -> str:
    """Return the token of this browser's last choice; empty where it chose nothing."""
    return (desk.cookies.read(request, PROOF) or "")[:LONGEST]


def _show(desk: Desk, request: Request, token: str, step: Enrolment, typed_in: TypedIn) -> Response:
    return desk.pages.page(
        request,
        "invitation.html",
        STRANGER,
        faults=typed_in.told.faults if typed_in.told else None,
        path=f"/invitation/{token}",
        name=typed_in.name,
        step=step,
        role=role_words(step.role),
        identity_label=desk.reached.identity_label,
    )


def _show_phone(desk: Desk, request: Request, token: str, step: Enrolment, told: NotDone | None = None) -> Response:
    secret = step.secret or ""
    return desk.pages.page(
        request,
        "phone.html",
        STRANGER,
        faults=told.faults if told else None,
        path=f"/invitation/{token}",
        secret=secret,
        address=address_of(secret, step.name or ""),
    )
