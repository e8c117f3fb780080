"""What the freeze does with what nobody mended in time, for everybody to read before it happens (draw.md, 9)."""

from fastapi import APIRouter
from starlette.requests import Request
from starlette.responses import Response

from services.lottery.actions.office import the_draw
from services.lottery.domain.readiness_words import RED_FOR_ALL
from services.lottery.web.addresses import PublicKey, unindexed
from services.lottery.web.public_pages import voice_of
from shared.contracts.freeze_defaults import FREEZE_DEFAULTS
from shared.database.sessions import Database
from shared.web.layout import Pages


def defaults_page(db: Database, pages: Pages) -> APIRouter:
    """Return the route below /draws/{draw_id}."""
    router = APIRouter(default_response_class=Response, include_in_schema=False)

    @router.get("/draws/{draw_id}/defaults")
    async def defaults(request: Request, key: PublicKey) -> Response:
        async with db.reading(key.unit_code) as session:
            record = await the_draw(session, key)
        rules = [(RED_FOR_ALL[code], words) for code, words in FREEZE_DEFAULTS.items()]
        voice = voice_of(record.notice)
        return unindexed(pages.page(request, "draw_defaults.html", voice, record=record, rules=rules))

    return router
