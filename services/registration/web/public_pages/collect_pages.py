"""我们收集什么、为什么: every item with its number, purpose, source, who sees it and when it is deleted."""

from fastapi import APIRouter
from starlette.responses import Response

from services.registration.domain.form.items import registration_items
from services.registration.web.public_pages.collected import collected, grounds, not_asked, who_sees
from services.registration.web.visitors import AnyVisitor

router = APIRouter(prefix="/u/{unit}")


@router.get("/what-we-collect")
async def what_we_collect(visitor: AnyVisitor) -> Response:
    """Show the list; it is made from the tables that pages and API are made from."""
    return visitor.page(
        "collect.html",
        count=len(registration_items()),
        groups=collected(),
        seers=who_sees(),
        grounds=grounds(),
        later=not_asked("after_admission"),
        never=not_asked("do_not_collect"),
        view_json="/api/form/manifest",
    )
