"""One account as an administrator sees it: what it is for, and what can be done with it."""

from collections.abc import Awaitable, Callable
from typing import Annotated
from uuid import UUID

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.staff.actions.invite import invite_again
from services.staff.actions.people import change_duty, end_sessions, lock, show_person, unlock
from services.staff.actions.room import Sitting
from services.staff.web.desk import Desk, voice_of
from services.staff.web.pages.duty_form import CHOICES, duty_in
from services.staff.web.pages.forms import NotDone, done
from services.staff.web.pages.handing_over import handed_over
from services.staff.web.people_view import person_view
from shared.ids import new_token
from shared.web.forms import typed
from shared.web.local_paths import local_url

Act = Callable[[Sitting, UUID], Awaitable[object]]
ONE_PRESS: dict[str, Act] = {"/lock": lock, "/unlock": unlock, "/sessions/end": end_sessions}
"""What takes no more than a button."""


def person_pages(desk: Desk) -> APIRouter:
    """Return the routes."""
    router = APIRouter(prefix="/people/{staff_id}")
    Here = Annotated[Sitting, Depends(desk.sitting)]  # noqa: N806  (a type)

    @router.get("")
    async def person(staff_id: UUID, request: Request, sitting: Here) -> Response:
        return await _show(desk, request, sitting, staff_id)

    @router.post("/duty")
    async def duty(staff_id: UUID, request: Request, sitting: Here) -> Response:
        try:
            await done(change_duty(sitting, staff_id, duty_in(await typed(request))))
        except NotDone as told:
            return await _show(desk, request, sitting, staff_id, told)
        return _back(request, staff_id)

    @router.post("/invitation")
    async def again(staff_id: UUID, request: Request, sitting: Here) -> Response:
        token = new_token()
        return handed_over(desk, request, sitting, await invite_again(sitting, staff_id, token=token), token)

    for path, act in ONE_PRESS.items():
        _add_press(router, desk, path, act)
    return router


def _add_press(router: APIRouter, desk: Desk, path: str, act: Act) -> None:
    Here = Annotated[Sitting, Depends(desk.sitting)]  # noqa: N806  (a type)

    @router.post(path)
    async def press(staff_id: UUID, request: Request, sitting: Here) -> Response:
        await act(sitting, staff_id)
        return _back(request, staff_id)


async def _show(
    desk: Desk, request: Request, sitting: Sitting, staff_id: UUID, told: NotDone | None = None
) -> Response:
    account, sessions = await show_person(sitting, staff_id)
    fields = await typed(request) if told else {}
    return desk.pages.page(
        request,
        "person.html",
        voice_of(sitting.who),
        faults=told.faults if told else None,
        person=person_view(account, sessions, fields, sitting),
        choices=CHOICES,
    )


def _back(request: Request, staff_id: UUID) -> Response:
    return RedirectResponse(local_url(request, f"/people/{staff_id}"), 303)
