"""The clerks' door: sign in with name and password, sign out."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.verification.actions.clerk_sign_in import Credentials, clerk_sign_in, clerk_sign_out
from services.verification.actions.passwords import LONGEST
from services.verification.web.clerk_pages.door import COOKIE, ClerkDoor
from shared.errors import Kind, ServiceError
from shared.ids import new_token
from shared.web.faults import Faults
from shared.web.forms import typed
from shared.web.layout import Pages
from shared.web.local_paths import local_url
from shared.web.request_start import Now

SHOWN_BESIDE_THE_FIELD = {Kind.INVALID, Kind.TOO_OFTEN}


def sign_in_pages(door: ClerkDoor, pages: Pages) -> APIRouter:
    """Return the routes."""
    router = APIRouter()

    def show(request: Request, name: str, faults: Faults | None = None, status: int = 200) -> Response:
        return pages.page(request, "clerk_sign_in.html", status=status, name=name, faults=faults)

    @router.get("/sign-in")
    async def form(request: Request) -> Response:
        return show(request, "")

    @router.post("/sign-in")
    async def sign_in(request: Request, now: Now) -> Response:
        fields = await typed(request)
        given = Credentials(fields.get("name", "")[:LONGEST], fields.get("password", "")[:LONGEST])
        token = new_token()
        try:
            await clerk_sign_in(door.room, door.passwords, given, token=token, now=now)
        except ServiceError as error:
            if error.kind not in SHOWN_BESIDE_THE_FIELD:
                raise
            return show(request, given.name, Faults.of(error), 429 if error.kind is Kind.TOO_OFTEN else 422)
        await clerk_sign_out(door.room, door.token(request))
        answer = RedirectResponse(local_url(request, "/queue"), 303)
        door.cookies.write(answer, COOKIE, token)
        return answer

    @router.post("/sign-out")
    async def sign_out(request: Request) -> Response:
        await clerk_sign_out(door.room, door.token(request))
        answer = RedirectResponse(local_url(request, "/sign-in"), 303)
        door.cookies.forget(answer, COOKIE)
        return answer

    return router
