"""The administrators' list: who works here, who is invited; and the form to invite somebody."""

from collections.abc import Mapping
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.staff.actions.invite import agree, invite, withdraw
from services.staff.actions.people import list_people
from services.staff.actions.room import Sitting
from services.staff.web.desk import Desk, voice_of
from services.staff.web.pages.duty_form import CHOICES, duty_in
from services.staff.web.pages.forms import NotDone, done
from services.staff.web.pages.handing_over import handed_over
from services.staff.web.people_view import people_view
from shared.ids import new_token
from shared.web.forms import typed
from shared.web.local_paths import local_url


def people_pages(desk: Desk) -> APIRouter:
    """Return the routes of the list."""
    router = APIRouter(prefix="/people")
    Here = Annotated[Sitting, Depends(desk.sitting)]  # noqa: N806  (a type)

    @router.get("")
    async def people(request: Request, sitting: Here) -> Response:
        view = people_view(await list_people(sitting), sitting)
        return desk.pages.page(request, "people.html", voice_of(sitting.who), people=view)

    @router.post("/invitations/{invitation_id}/agree")
    async def second(invitation_id: UUID, request: Request, sitting: Here) -> Response:
        await agree(sitting, invitation_id)
        return RedirectResponse(local_url(request, "/people"), 303)

    @router.post("/invitations/{invitation_id}/withdraw")
    async def back(invitation_id: UUID, request: Request, sitting: Here) -> Response:
        await withdraw(sitting, invitation_id)
        return RedirectResponse(local_url(request, "/people"), 303)

    return router


def invite_pages(desk: Desk) -> APIRouter:
    """Return the routes of inviting."""
    router = APIRouter(prefix="/people/invite")
    Here = Annotated[Sitting, Depends(desk.sitting)]  # noqa: N806  (a type)

    @router.get("")
    async def ask(request: Request, sitting: Here) -> Response:
        sitting.must_administer(sitting.who.scope)
        return _form(desk, request, sitting, {"scope": sitting.who.scope, "home_unit": sitting.who.scope})

    @router.post("")
    async def send(request: Request, sitting: Here) -> Response:
        fields, token = await typed(request), new_token()
        try:
            made = await done(invite(sitting, fields.get("display_name", ""), duty_in(fields), token=token))
        except NotDone as told:
            return _form(desk, request, sitting, fields, told)
        return handed_over(desk, request, sitting, made, token)

    return router


def _form(
    desk: Desk, request: Request, sitting: Sitting, given: Mapping[str, str], told: NotDone | None = None
) -> Response:
    faults = told.faults if told else None
    return desk.pages.page(request, "invite.html", voice_of(sitting.who), faults=faults, given=given, choices=CHOICES)
