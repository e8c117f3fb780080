"""The staff's door: name, password and the phone's code on one page; where to go afterwards."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.staff.actions.declare_kin import show_kin
from services.staff.actions.recognise import member
from services.staff.actions.room import Sitting
from services.staff.actions.sign_in import Credentials, SignedIn, Visit, sign_in
from services.staff.domain.password_rules import LONGEST
from services.staff.web.desk import Desk, address_of, voice_of
from services.staff.web.pages.forms import NotDone, done
from shared.web.forms import typed
from shared.web.local_paths import local_url, stays_here


def sign_in_pages(desk: Desk) -> APIRouter:
    """Return the routes."""
    router = APIRouter()

    def show(request: Request, name: str, onward: str, told: NotDone | None = None) -> Response:
        return desk.pages.page(
            request,
            "sign_in.html",
            voice_of(None),
            status=told.status if told else 200,
            faults=told.faults if told else None,
            name=name,
            onward=onward,
            identity_label=desk.reached.identity_label,
        )

    @router.get("/sign-in")
    async def form(request: Request) -> Response:
        return show(request, "", _onward(request.query_params.get("next", "")))

    @router.post("/sign-in")
    async def come_in(request: Request) -> Response:
        fields = await typed(request)
        name, password, code = (fields.get(key, "")[:LONGEST] for key in ("name", "password", "code"))
        visit, onward = desk.visit(request), _onward(fields.get("next", ""))
        try:
            entered = await done(sign_in(desk.room, Credentials(name, password, code, address_of(request)), visit))
        except NotDone as told:
            return show(request, name, onward, told)
        return desk.let_in(RedirectResponse(await way_on(desk, request, entered, visit, onward), 303), visit)

    @router.post("/sign-out")
    async def go(request: Request) -> Response:
        return await desk.door.leave(request)

    return router


async def way_on(desk: Desk, request: Request, entered: SignedIn, visit: Visit, onward: str) -> str:
    """Return where somebody goes who has come in: to the question of the season first, as long as it is open."""
    who = member(entered.account, entered.ends_at, ())
    kinship = await show_kin(Sitting(desk.room, who, visit.now, visit.request))
    if kinship.answered_at is None and who.role != "administrator":
        return local_url(request, "/kin")
    return onward or local_url(request, "/")


def _onward(path: str) -> str:
    """Return a path of this host, or nothing."""
    return path if stays_here(path) else ""
