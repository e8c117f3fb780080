"""One's own account: sessions, password, recovery codes."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.staff.actions.own_account import change_password, end_other_sessions, renew_recovery_codes, show_me
from services.staff.actions.room import Sitting
from services.staff.domain.password_rules import LONGEST
from services.staff.domain.recovery_codes import COUNT, shown
from services.staff.web.desk import Desk, voice_of
from services.staff.web.pages.forms import NotDone, done
from shared.ids import new_recovery_code
from shared.web.forms import typed
from shared.web.local_paths import local_url

DONE = {"password": "密码改好了，别处的登录都结束了", "sessions": "别处的登录都结束了"}


def me_pages(desk: Desk) -> APIRouter:
    """Return the routes."""
    router = APIRouter(prefix="/me")
    Here = Annotated[Sitting, Depends(desk.sitting)]  # noqa: N806  (a type)

    @router.get("")
    async def me(request: Request, sitting: Here) -> Response:
        return await _show(desk, request, sitting)

    @router.post("/password")
    async def password(request: Request, sitting: Here) -> Response:
        fields = await typed(request)
        present, new = (fields.get(key, "")[: LONGEST + 1] for key in ("password", "new_password"))
        token = desk.door.token(request) or ""
        try:
            await done(change_password(sitting, present=present, new=new, token=token))
        except NotDone as told:
            return await _show(desk, request, sitting, told)
        return RedirectResponse(local_url(request, "/me?done=password"), 303)

    @router.post("/sessions/end")
    async def elsewhere(request: Request, sitting: Here) -> Response:
        await end_other_sessions(sitting, token=desk.door.token(request))
        return RedirectResponse(local_url(request, "/me?done=sessions"), 303)

    return router


def recovery_pages(desk: Desk) -> APIRouter:
    """Return the routes of taking new recovery codes."""
    router = APIRouter(prefix="/me/recovery-codes")
    Here = Annotated[Sitting, Depends(desk.sitting)]  # noqa: N806  (a type)

    @router.get("")
    async def ask(request: Request, sitting: Here) -> Response:
        return desk.pages.page(request, "renew_codes.html", voice_of(sitting.who))

    @router.post("")
    async def renew(request: Request, sitting: Here) -> Response:
        present = (await typed(request)).get("password", "")[:LONGEST]
        codes = [new_recovery_code() for _ in range(COUNT)]
        voice = voice_of(sitting.who)
        try:
            await done(renew_recovery_codes(sitting, present=present, codes=codes))
        except NotDone as told:
            return desk.pages.page(request, "renew_codes.html", voice, status=told.status, faults=told.faults)
        return desk.pages.page(
            request, "recovery_codes.html", voice, codes=[shown(code) for code in codes], fresh=False, onward="/me"
        )

    return router


async def _show(desk: Desk, request: Request, sitting: Sitting, told: NotDone | None = None) -> Response:
    return desk.pages.page(
        request,
        "me.html",
        voice_of(sitting.who),
        status=told.status if told else 200,
        faults=told.faults if told else None,
        me=await show_me(sitting),
        who_is=sitting.who,
        done=DONE.get(request.query_params.get("done", ""), ""),
        identity_label=desk.reached.identity_label,
    )
