"""Every page of the staff under one guard against foreign forms."""

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.verification.web.clerk_pages.approvals import approval_pages
from services.verification.web.clerk_pages.card import card_pages
from services.verification.web.clerk_pages.door import ClerkDoor
from services.verification.web.clerk_pages.look import look_pages
from services.verification.web.clerk_pages.queue import queue_pages
from services.verification.web.clerk_pages.refusal import refusal_pages
from services.verification.web.clerk_pages.showing import CardShower
from shared.web.csrf import FormGuard
from shared.web.layout import Pages
from shared.web.local_paths import local_url


def clerk_pages(door: ClerkDoor, pages: Pages, guard: FormGuard) -> APIRouter:
    """Return the routes; they are pages, so the API's description leaves them out."""
    router = APIRouter(dependencies=[Depends(guard)], include_in_schema=False)
    shower = CardShower(door, pages)
    for part in (look_pages, card_pages, refusal_pages, approval_pages):
        router.include_router(part(shower))
    router.include_router(queue_pages(door, pages))

    @router.get("/")
    async def home(request: Request) -> Response:
        return RedirectResponse(local_url(request, "/queue"), 303)

    @router.post("/sign-out")
    async def sign_out(request: Request) -> Response:
        return await door.leave(request)

    return router
