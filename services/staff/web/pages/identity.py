"""Comes in by way of an outside identity service: sign in, accept an invitation, or link one's account to it."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.staff.actions.identity import Vouched, accept_vouched, link_identity, sign_in_vouched
from services.staff.web.desk import Desk
from services.staff.web.pages.sign_in import way_on
from shared.web.csrf import ForeignForm, came_from_here
from shared.web.local_paths import local_url
from shared.web.oidc.client import OidcClient
from shared.web.oidc.passage import Passages
from shared.web.request_start import Now, RequestNumber

INVITATION = "/invitation/"
ME = "/me"


def identity_pages(desk: Desk, oidc: OidcClient, passages: Passages) -> APIRouter:
    """Return the routes: plain links, since a form may not lead to another host (CSP form-action)."""
    router = APIRouter(prefix="/oidc", include_in_schema=False)

    @router.get("")
    async def go(request: Request, now: Now) -> Response:
        onward = request.query_params.get("next", "")
        if onward == local_url(request, ME) and not came_from_here(request):
            raise ForeignForm  # a page of ours asked for the link, or nobody links anything
        passage = passages.begin(now, next=onward)
        answer = RedirectResponse(await oidc.start(passage), 303)
        passages.remember(answer, passage)
        return answer

    @router.get("/return")
    async def back(request: Request, now: Now, number: RequestNumber) -> Response:
        passage = passages.of(request, now)
        identity = await oidc.finish(passage, dict(request.query_params))
        vouched = Vouched(identity.issuer, identity.subject)
        answer = await _onward(request, vouched, passage.next, number)
        passages.forget(answer)
        return answer

    async def _onward(request: Request, vouched: Vouched, onward: str, number: str) -> Response:
        visit = desk.visit(request)
        if onward == local_url(request, ME):
            await link_identity(await desk.sitting(request), vouched)
            return RedirectResponse(onward, 303)
        if onward.startswith(local_url(request, INVITATION)):
            await accept_vouched(desk.room, onward.rpartition("/")[2], vouched, now=visit.now, request=number)
            onward = ""
        entered = await sign_in_vouched(desk.room, vouched, visit)
        return desk.let_in(RedirectResponse(await way_on(desk, request, entered, visit, onward), 303), visit)

    return router
