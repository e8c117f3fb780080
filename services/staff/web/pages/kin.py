"""Who is to be kept away from (回避): name them once, or say that there is nobody."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.staff.actions.declare_kin import name_kin, say_no_kin, show_kin
from services.staff.actions.room import Sitting
from services.staff.domain.kin import RELATIONS, label_of
from services.staff.web.desk import Desk, voice_of
from services.staff.web.pages.forms import NotDone, done
from shared.web.forms import typed
from shared.web.local_paths import local_url

LONGEST_TEXT = 4000


def kin_pages(desk: Desk) -> APIRouter:
    """Return the routes."""
    router = APIRouter()
    Here = Annotated[Sitting, Depends(desk.sitting)]  # noqa: N806  (a type)

    async def show(request: Request, sitting: Sitting, typed_in: dict[str, str], told: NotDone | None) -> Response:
        kinship = await show_kin(sitting)
        return desk.pages.page(
            request,
            "kin.html",
            voice_of(sitting.who),
            faults=told.faults if told else None,
            kinship=kinship,
            named=[(label_of(one.relation, one.number), one.named_at) for one in kinship.named],
            relations=[(code, words, "") for code, words in RELATIONS.items()],
            given=typed_in,
        )

    @router.get("/kin")
    async def kin(request: Request, sitting: Here) -> Response:
        return await show(request, sitting, {}, None)

    @router.post("/kin")
    async def name(request: Request, sitting: Here) -> Response:
        fields = await typed(request)
        numbers = fields.get("numbers", "")[:LONGEST_TEXT].splitlines()
        try:
            await done(name_kin(sitting, fields.get("relation", ""), numbers))
        except NotDone as told:
            return await show(request, sitting, fields, told)
        return RedirectResponse(local_url(request, "/kin"), 303)

    @router.post("/kin/none")
    async def nobody(request: Request, sitting: Here) -> Response:
        await say_no_kin(sitting)
        return RedirectResponse(local_url(request, "/"), 303)

    return router
