"""What somebody can do here: the desks of their role in every service, and their own account."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import Response

from services.staff.actions.declare_kin import show_kin
from services.staff.actions.room import Sitting
from services.staff.domain.desks import desks_of
from services.staff.web.desk import Desk, voice_of


def home_pages(desk: Desk) -> APIRouter:
    """Return the routes."""
    router = APIRouter()
    Here = Annotated[Sitting, Depends(desk.sitting)]  # noqa: N806  (a type)

    @router.get("/")
    async def home(request: Request, sitting: Here) -> Response:
        kinship = await show_kin(sitting)
        return desk.pages.page(
            request,
            "home.html",
            voice_of(sitting.who),
            who_is=sitting.who,
            desks=desks_of(sitting.who.role),
            kinship=kinship,
        )

    return router
