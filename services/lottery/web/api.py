"""The draw office's API, for other services only: one route per step, each refusing every other order."""

from datetime import datetime

from fastapi import APIRouter, Depends
from starlette.responses import Response

from services.lottery.actions.announce_draw import announce_draw
from services.lottery.actions.close_sources import close_sources
from services.lottery.actions.freeze_draw import freeze_draw
from services.lottery.actions.make_seed import make_seed
from services.lottery.actions.office import DrawOffice, the_draw
from services.lottery.actions.publish_results import publish_results
from services.lottery.actions.read_placements import read_placements
from services.lottery.actions.run_draw import run_draw
from services.lottery.actions.void_draw import void_draw
from services.lottery.domain.ceremony import time_of_step
from services.lottery.store.draws import draws_of
from services.lottery.store.records import DrawKey
from services.lottery.web.addresses import Key, UnitCode
from services.lottery.web.bodies import Announcing, Body, DrawAnswer, DrawsAnswer, SourceValues, Voiding
from shared.crypto.hashing import sha256_hex
from shared.ids import new_id
from shared.web.problem_json import problem_responses
from shared.web.request_start import Now
from shared.web.service_token import require_service_token

REFUSALS = problem_responses(400, 401, 404, 409, 413, 422, 503)


def internal_api(office: DrawOffice, service_token: str) -> APIRouter:
    """Return the routes below /internal/units/{unit_code}/draws."""
    guard = Depends(require_service_token(service_token))
    router = APIRouter(prefix="/internal/units/{unit_code}/draws", dependencies=[guard], responses=REFUSALS)
    _add_steps(router, office)
    _add_seed_steps(router, office)
    _add_reads(router, office)
    return router


def _moment(office: DrawOffice, key: DrawKey, body: Body | Announcing | None, now: datetime) -> datetime:
    return time_of_step(key.draw_id, body.at if body else None, now, shifted=office.clock_is_shifted)


def _add_steps(router: APIRouter, office: DrawOffice) -> None:
    @router.post("", status_code=201)
    async def announce(unit_code: UnitCode, body: Announcing, now: Now) -> DrawAnswer:
        key = DrawKey(unit_code, body.draw_id)
        return DrawAnswer.of(await announce_draw(office, key, body.notice, now=_moment(office, key, body, now)))

    @router.post("/{draw_id}/freeze")
    async def freeze(key: Key, now: Now, body: Body | None = None) -> DrawAnswer:
        return DrawAnswer.of(await freeze_draw(office, key, now=_moment(office, key, body, now)))

    @router.post("/{draw_id}/draw")
    async def draw(key: Key, now: Now, body: Body | None = None) -> DrawAnswer:
        return DrawAnswer.of(await run_draw(office, key, now=_moment(office, key, body, now)))

    @router.post("/{draw_id}/publish")
    async def publish(key: Key, now: Now, body: Body | None = None) -> DrawAnswer:
        moment = _moment(office, key, body, now)
        return DrawAnswer.of(await publish_results(office, key, message_id=new_id(), now=moment))

    @router.post("/{draw_id}/void")
    async def void(key: Key, now: Now, body: Voiding) -> DrawAnswer:
        return DrawAnswer.of(
            await void_draw(office, key, body.letter, body.ground, now=_moment(office, key, body, now))
        )


def _add_seed_steps(router: APIRouter, office: DrawOffice) -> None:
    @router.post("/{draw_id}/close")
    async def close(key: Key, now: Now, body: SourceValues) -> DrawAnswer:
        moment = _moment(office, key, body, now)
        return DrawAnswer.of(await close_sources(office, key, body.values, body.proofs, now=moment))

    @router.post("/{draw_id}/seed")
    async def seed(key: Key, now: Now, body: SourceValues) -> DrawAnswer:
        moment = _moment(office, key, body, now)
        return DrawAnswer.of(await make_seed(office, key, body.values, body.proofs, now=moment))


def _add_reads(router: APIRouter, office: DrawOffice) -> None:
    @router.get("")
    async def chain(unit_code: UnitCode) -> DrawsAnswer:
        async with office.db.reading() as session:
            draws = await draws_of(session, unit_code)
        return DrawsAnswer(draws=tuple(DrawAnswer.of(record) for record in draws))

    @router.get("/{draw_id}")
    async def one(key: Key) -> DrawAnswer:
        async with office.db.reading() as session:
            return DrawAnswer.of(await the_draw(session, key))

    @router.get("/{draw_id}/placements", response_class=Response, responses={200: {"content": {"text/csv": {}}}})
    async def placements(key: Key) -> Response:
        content = await read_placements(office.db, key)
        return Response(content, media_type="text/csv", headers={"Content-SHA256": sha256_hex(content)})
