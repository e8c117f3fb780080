"""Every page of the draw office under one guard against foreign forms."""

from fastapi import APIRouter, Depends

from services.lottery.web.office_pages.announce import announce_pages
from services.lottery.web.office_pages.approvals import approval_pages
from services.lottery.web.office_pages.beacon import beacon_pages
from services.lottery.web.office_pages.bulletin import bulletin_pages
from services.lottery.web.office_pages.closing import closing_pages
from services.lottery.web.office_pages.drawing import drawing_pages
from services.lottery.web.office_pages.draws import draw_pages, home_pages
from services.lottery.web.office_pages.envelopes import envelope_pages
from services.lottery.web.office_pages.freeze import freeze_pages
from services.lottery.web.office_pages.house import HOME, OfficeHouse
from services.lottery.web.office_pages.published_hex import published_hex_pages
from services.lottery.web.office_pages.readiness import readiness_pages
from services.lottery.web.office_pages.reading import reading_pages
from services.lottery.web.office_pages.rehearsals import rehearsal_pages
from services.lottery.web.office_pages.release import release_pages
from services.lottery.web.office_pages.throws import throw_pages
from services.lottery.web.office_pages.voiding import void_pages
from shared.web.csrf import FormGuard

PARTS = (
    *(announce_pages, draw_pages, readiness_pages, freeze_pages, rehearsal_pages, reading_pages),
    *(throw_pages, envelope_pages, bulletin_pages, beacon_pages, published_hex_pages),
    *(closing_pages, drawing_pages, release_pages, void_pages, approval_pages),
)


def office_pages(house: OfficeHouse, guard: FormGuard) -> APIRouter:
    """Return the routes; they are pages, so the API's description leaves them out."""
    router = APIRouter(dependencies=[Depends(guard)], include_in_schema=False)
    router.include_router(home_pages(house))
    for part in PARTS:
        router.include_router(part(house), prefix=f"{HOME}/units/{{unit_code}}")
    return router
