"""The public pages of draws: the list, a unit's chain, one address per draw in all its states."""

from dataclasses import dataclass
from typing import Any

from fastapi import APIRouter, Depends, Query
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.lottery.actions.read_draw import read_draw
from services.lottery.actions.read_lot import read_lot
from services.lottery.actions.results_shelf import ResultsShelf
from services.lottery.domain.ceremony_refusals import DrawNotFound
from services.lottery.store.draws import draws_of, latest_draws
from services.lottery.store.notices import Notice
from services.lottery.store.records import DrawKey, DrawRecord
from services.lottery.web.addresses import PathCode, PublicKey, UnitCode, unindexed
from services.lottery.web.chain_view import chain_of, is_whole
from services.lottery.web.draw_page import DrawPage
from services.lottery.web.live.rendering import Renderer
from services.lottery.web.live.views import View
from services.lottery.web.lookup import number_behind
from services.lottery.web.result_view import page_of, pages_around, result_view
from services.lottery.web.wording import GROUNDS, state_words
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from shared.errors import InvalidInput
from shared.web.csrf import FormGuard
from shared.web.faults import Faults
from shared.web.forms import typed
from shared.web.layout import Pages, Voice
from shared.web.local_paths import local_url
from shared.web.offices import Office
from shared.web.request_start import now_of

MOST_ON_THE_LIST = 200
LAST_PAGE = 1_000_000


@dataclass(frozen=True)
class PublicDraws:
    """What the public pages work with; `address` is where the public reaches this service."""

    db: Database
    pages: Pages
    address: str
    renderer: Renderer
    shelf: ResultsShelf

    async def draw(self, request: Request, key: DrawKey, faults: Faults | None = None, number: str = "") -> Response:
        """Return the page of a draw in its present state; with faults, the one whose form was wrong."""
        sight = await read_draw(self.db, self.shelf, key)
        page, values = DrawPage(self.renderer).values(sight, now_of(request))
        voice = voice_of(sight.record.notice)
        return unindexed(self.pages.page(request, f"draw_{page}.html", voice, faults=faults, typed=number, **values))

    async def english(self, request: Request, key: DrawKey) -> Response:
        """Return the page of a draw for auditors from outside."""
        sight = await read_draw(self.db, self.shelf, key)
        _, values = DrawPage(self.renderer).values(sight, now_of(request), View.ENGLISH)
        return unindexed(self.pages.page(request, "draw_en.html", voice_of(sight.record.notice), **values))

    async def lot(self, request: Request, key: DrawKey, at: tuple[str, str], number: int) -> Response:
        """Return one page of a lot's result."""
        found = await read_lot(self.db, self.shelf, key, at, number)
        record = found.record
        lot = result_view(record.notice, found.lot, found.lines, path=f"/lots/{at[0]}/{at[1]}")
        links = pages_around(number, page_of(found.lot.applicants))
        values: dict[str, Any] = {
            "record": record,
            "lot": lot,
            "number": number,
            "links": links,
            "rehearsal": record.is_rehearsal,
        }
        return unindexed(self.pages.page(request, "lot.html", voice_of(record.notice), **values))


def voice_of(notice: Notice) -> Voice:
    """Return who speaks on the pages of a draw."""
    return Voice(Office(notice.office.authority, notice.office.phone, notice.office.hours))


def public_pages(public: PublicDraws, guard: FormGuard) -> APIRouter:
    """Return the routes of the pages."""
    router = APIRouter(default_response_class=Response, include_in_schema=False)
    _add_lists(router, public)
    _add_draw(router, public, guard)
    return router


def _add_lists(router: APIRouter, public: PublicDraws) -> None:
    @router.get("/")
    async def latest(request: Request) -> Response:
        async with public.db.reading(UNSCOPED) as session:
            draws = await latest_draws(session, MOST_ON_THE_LIST)
        units = sorted({(record.key.unit_code, record.notice.office.authority) for record in draws})
        values: dict[str, Any] = {"heading": "电脑派位（摇号）", "draws": _said(draws), "units": units}
        return unindexed(public.pages.page(request, "draw_list.html", **values))

    @router.get("/units/{unit_code}")
    async def chain(request: Request, unit_code: UnitCode) -> Response:
        async with public.db.reading(unit_code) as session:
            draws = await draws_of(session, unit_code)
        if not draws:
            raise DrawNotFound
        notice = draws[-1].notice
        links = chain_of(draws)
        values: dict[str, Any] = {
            "heading": f"{notice.office.authority}的派位公告",
            "links": links,
            "whole": is_whole(links),
            "grounds": GROUNDS,
        }
        return unindexed(public.pages.page(request, "chain.html", voice_of(notice), **values))


def _said(draws: tuple[DrawRecord, ...]) -> list[tuple[DrawRecord, str]]:
    return [(record, state_words(record.state)) for record in draws]


def _add_draw(router: APIRouter, public: PublicDraws, guard: FormGuard) -> None:
    @router.get("/draws/{draw_id}")
    async def draw(request: Request, key: PublicKey) -> Response:
        return await public.draw(request, key)

    @router.get("/draws/{draw_id}/en")
    async def english(request: Request, key: PublicKey) -> Response:
        return await public.english(request, key)

    @router.post("/draws/{draw_id}/find", dependencies=[Depends(guard)])
    async def find(request: Request, key: PublicKey) -> Response:
        number = (await typed(request)).get("app_no", "")
        try:
            app_no = await number_behind(public.db, key, number)
        except InvalidInput as error:
            return await public.draw(request, key, Faults.of(error), number)
        return RedirectResponse(local_url(request, f"/draws/{key.draw_id}/numbers/{app_no}"), 303)

    @router.get("/draws/{draw_id}/lots/{school}/{category}")
    async def lot(
        request: Request, key: PublicKey, school: PathCode, category: PathCode, page: int = Query(1, ge=1, le=LAST_PAGE)
    ) -> Response:
        return await public.lot(request, key, (school, category), page)
