"""The desk's first page, the list of a unit's draws, and the page of one draw: where it stands and what is next."""

from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.lottery.actions.read_so_far import SoFar, read_so_far
from services.lottery.actions.two_people import requests_of
from services.lottery.store.draws import draws_of, latest_draws
from services.lottery.store.records import DrawRecord
from services.lottery.web.addresses import Key, UnitCode
from services.lottery.web.ceremony_view import STEPS, current_step, steps_of
from services.lottery.web.office_desk import AtDesk, desk
from services.lottery.web.office_pages.done_words import DONE
from services.lottery.web.office_pages.house import HOME, OfficeHouse, office_of, voice_for
from services.lottery.web.office_pages.scene import STEP_TAKERS, Scene, Values, unit_base
from services.lottery.web.office_pages.showing import common, scene_of
from services.lottery.web.office_pages.trouble import happened
from services.lottery.web.wording import state_words
from shared.contracts.staff import StaffMember
from shared.database.scope import UNSCOPED
from shared.web.local_paths import local_url
from shared.web.offices import Office

MOST_DRAWS = 200
UNIT_DIGITS = 6


def home_pages(house: OfficeHouse) -> APIRouter:
    """Return the routes of /office itself: the way to the own unit, or a choice of units."""
    router = APIRouter()

    @router.get(HOME)
    async def home(request: Request) -> Response:
        member = await house.door.member(request)
        if len(member.scope) == UNIT_DIGITS:
            return RedirectResponse(local_url(request, f"{unit_base(member.scope)}/draws"), 303)
        units = await _units_of(house, member)
        voice = voice_for(member, Office("派位办公室", home=HOME))
        return house.pages.page(request, "office_units.html", voice, units=units)

    @router.post(f"{HOME}/sign-out")
    async def sign_out(request: Request) -> Response:
        return await house.door.leave(request)

    return router


async def _units_of(house: OfficeHouse, member: StaffMember) -> list[tuple[str, str]]:
    """Return the units within a member's scope that have announced something: path and authority."""
    async with house.office.db.reading(UNSCOPED) as session:
        latest = await latest_draws(session, MOST_DRAWS)
    seen = {one.key.unit_code: one.notice.office.authority for one in latest if member.may_see(one.key.unit_code)}
    return [(f"{unit_base(code)}/draws", authority) for code, authority in sorted(seen.items())]


def draw_pages(house: OfficeHouse) -> APIRouter:
    """Return the routes of the list and of one draw."""
    router = APIRouter(prefix="/draws")
    Seated = Annotated[AtDesk, Depends(desk(house.office, house.door))]  # noqa: N806  (a type)

    @router.get("")
    async def draws(request: Request, unit_code: UnitCode, at_desk: Seated) -> Response:
        async with house.office.db.reading(unit_code) as session:
            chain = await draws_of(session, unit_code)
            lines = [_line(record, at_desk, await read_so_far(session, record)) for record in reversed(chain)]
        waiting = await requests_of(house.office, unit_code, at_desk.acting)
        voice = voice_for(at_desk.member, office_of(unit_code, chain[-1].notice if chain else None))
        may_step = at_desk.member.role in STEP_TAKERS
        values: Values = {"lines": lines, "base": unit_base(unit_code), "may_step": may_step, "waiting": len(waiting)}
        return house.pages.page(request, "office_draws.html", voice, **values)

    @router.get("/{draw_id}")
    async def one(request: Request, key: Key, at_desk: Seated) -> Response:
        scene = await scene_of(at_desk, key, {})
        voice = voice_for(at_desk.member, office_of(key.unit_code, scene.record.notice))
        done = DONE.get(request.query_params.get("done", ""), "")
        return house.pages.page(request, "office_overview.html", voice, **_overview(scene, done))

    return router


def _line(record: DrawRecord, at_desk: AtDesk, so_far: SoFar) -> dict[str, object]:
    now = at_desk.acting.now
    step = current_step(record, record.void_at or now, so_far)
    return {
        "record": record,
        "words": state_words(record.state),
        "step": min(step, STEPS),
        "is_over": step > STEPS or record.void_at is not None,
        "title": steps_of(record, now, so_far)[min(step, STEPS) - 1].title,
    }


def _overview(scene: Scene, done: str) -> Values:
    latest = happened(scene.record)
    return {
        **common(scene, None),
        "done": done,
        "happened": latest,
        "trouble": None,
        "words": state_words(scene.record.state),
    }
