"""Writing an announcement: the school plan beside every number of seats, the sources from a recommended set."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from services.lottery.actions.announce_draw import announce_draw
from services.lottery.actions.two_people import refuse_kin_of_season
from services.lottery.store.draws import draws_of
from services.lottery.store.notices import Notice
from services.lottery.store.records import DrawKey
from services.lottery.web.addresses import UnitCode
from services.lottery.web.office_desk import AtDesk, desk
from services.lottery.web.office_pages.announce_form import Typed, typed_form
from services.lottery.web.office_pages.announce_notice import notice_in
from services.lottery.web.office_pages.announce_view import DRAW_ID, announce_values, at_field
from services.lottery.web.office_pages.house import OfficeHouse, office_of, voice_for
from services.lottery.web.office_pages.profiles import PROFILES, padded, profile_of
from services.lottery.web.office_pages.scene import Values, base_of, unit_base
from services.lottery.web.office_pages.showing import CLOSED, SHOWN
from shared.contracts.draw_reads import ApprovedPlan
from shared.errors import FieldProblem, InvalidInput, ServiceError
from shared.web.faults import Faults
from shared.web.local_paths import local_url


@dataclass(frozen=True)
class Draft:
    """What the page is written from: the unit's plan, its latest announcement, what was typed."""

    unit_code: str
    plan: ApprovedPlan
    latest: Notice | None
    typed: Typed


def announce_pages(house: OfficeHouse) -> APIRouter:
    """Return the routes."""
    router = APIRouter(prefix="/draws/new")
    Seated = Annotated[AtDesk, Depends(desk(house.office, house.door))]  # noqa: N806  (a type)

    @router.get("")
    async def form(request: Request, unit_code: UnitCode, at_desk: Seated) -> Response:
        profile = profile_of(request.query_params.get("profile", ""))
        if profile is None:
            return await _choice(house, request, unit_code, at_desk)
        draft = await _draft(house, unit_code, Typed(sources=padded(profile.rows)))
        return _page(house, request, at_desk, draft, Faults())

    @router.post("")
    async def announce(request: Request, unit_code: UnitCode, at_desk: Seated) -> Response:
        draft = await _draft(house, unit_code, await typed_form(request))
        try:
            key = await _announce(house, draft, at_desk)
        except ServiceError as error:
            if error.kind not in SHOWN or error.code in CLOSED:
                raise
            return _page(house, request, at_desk, draft, Faults.of(at_field(error)))
        return RedirectResponse(local_url(request, f"{base_of(key)}?done=announce"), 303)

    return router


async def _announce(house: OfficeHouse, draft: Draft, at_desk: AtDesk) -> DrawKey:
    """Announce what was typed; the fields are judged together, so that nobody mends them one by one."""
    problems: tuple[FieldProblem, ...] = ()
    draw_id = draft.typed.get("draw_id").upper()
    if not DRAW_ID.fullmatch(draw_id):
        problems = (FieldProblem("draw_id", "请填公告编号，用大写字母、数字和短横。", "MISSING"),)
    try:
        notice = notice_in(draft.typed, draft.plan)
    except InvalidInput as error:
        raise InvalidInput((*problems, *error.problems)) from None
    if problems:
        raise InvalidInput(problems)
    key = DrawKey(draft.unit_code, draw_id)
    await refuse_kin_of_season(house.office, at_desk.member, draft.unit_code, notice.season)
    await announce_draw(house.office, key, notice, doing=at_desk.doing(key, None))
    return key


async def _draft(house: OfficeHouse, unit_code: str, typed: Typed) -> Draft:
    plan = await house.office.rosters.plan(unit_code)
    async with house.office.db.reading(unit_code) as session:
        chain = await draws_of(session, unit_code)
    return Draft(unit_code, plan, chain[-1].notice if chain else None, typed)


async def _choice(house: OfficeHouse, request: Request, unit_code: str, at_desk: AtDesk) -> Response:
    async with house.office.db.reading(unit_code) as session:
        chain = await draws_of(session, unit_code)
    voice = voice_for(at_desk.member, office_of(unit_code, chain[-1].notice if chain else None))
    values: Values = {"profiles": PROFILES, "base": unit_base(unit_code)}
    return house.pages.page(request, "office_profiles.html", voice, **values)


def _page(house: OfficeHouse, request: Request, at_desk: AtDesk, draft: Draft, faults: Faults) -> Response:
    voice = voice_for(at_desk.member, office_of(draft.unit_code, draft.latest))
    values = announce_values(draft.plan, draft.latest, draft.typed)
    base = unit_base(draft.unit_code)
    return house.pages.page(request, "office_announce.html", voice, faults=faults, base=base, **values)
