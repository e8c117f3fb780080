"""The queue: what needs a person, filtered by a plain GET form, and the next case by one button."""

import unicodedata
from datetime import timedelta
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.verification.actions.case_room import Sitting
from services.verification.actions.list_queue import end_of_day, list_queue
from services.verification.actions.list_requests import count_for
from services.verification.actions.take_next import take_next
from services.verification.store.queue import QueueFilter
from services.verification.web.clerk_pages.door import ClerkDoor
from services.verification.web.queue_view import CAUSES, DUE, REGISTRIES, Chosen, queue_view
from shared.web.layout import Pages
from shared.web.local_paths import local_url

MOST_PAGES = 9999


def queue_pages(door: ClerkDoor, pages: Pages) -> APIRouter:
    """Return the routes."""
    router = APIRouter()
    AtWork = Annotated[Sitting, Depends(door.sitting)]  # noqa: N806  (a type)

    @router.get("/queue")
    async def queue(request: Request, sitting: AtWork) -> Response:
        chosen = chosen_in(request)
        queue = await list_queue(sitting, filter_of(chosen, sitting), page=chosen.page)
        view = queue_view(queue, chosen, sitting)
        nothing_left = "none" in request.query_params
        voice = await door.voice_of(sitting)
        approvals = await count_for(sitting)
        return pages.page(request, "queue.html", voice, queue=view, nothing_left=nothing_left, approvals=approvals)

    @router.post("/queue/next")
    async def next_case(request: Request, sitting: AtWork) -> Response:
        return await next_of(request, sitting)

    return router


async def next_of(request: Request, sitting: Sitting) -> Response:
    """Go to the next case that nobody has in hand, or back to the queue where there is none."""
    key = await take_next(sitting)
    path = f"/cases/{key.unit_code}/{key.application_number}" if key else "/queue?none=1"
    return RedirectResponse(local_url(request, path), 303)


def chosen_in(request: Request) -> Chosen:
    """Return the filter as chosen; a value nobody could have chosen counts as none."""
    given = request.query_params
    page = given.get("page", "1")
    number = unicodedata.normalize("NFKC", given.get("app_no", ""))
    return Chosen(
        cause=given.get("cause", "") if given.get("cause") in CAUSES else "",
        registry=given.get("registry", "") if given.get("registry") in REGISTRIES else "",
        due=given.get("due", "") if given.get("due") in DUE else "",
        application_number="".join(c for c in number.upper() if c.isascii() and c.isalnum())[:24],
        page=min(int(page), MOST_PAGES) if page.isascii() and page.isdigit() and int(page[:6]) > 0 else 1,
    )


def filter_of(chosen: Chosen, sitting: Sitting) -> QueueFilter:
    """Return the filter for the store."""
    days = DUE.get(chosen.due)
    due_before = None if days is None else end_of_day(sitting.now) + timedelta(days=days)
    return QueueFilter(sitting.who, chosen.cause, chosen.registry, due_before, chosen.application_number)
