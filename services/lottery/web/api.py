"""What other services read of draws, with the service token: the chain, one draw, what families are told of it."""

from fastapi import APIRouter, Depends

from services.lottery.actions.office import DrawOffice, the_draw
from services.lottery.actions.read_told import read_told
from services.lottery.store.draws import draws_of
from services.lottery.web.addresses import Key, UnitCode
from services.lottery.web.bodies import DrawAnswer, DrawsAnswer
from shared.contracts.reads import DrawRead
from shared.web.problem_json import problem_responses
from shared.web.service_token import require_service_token

REFUSALS = problem_responses(400, 401, 404, 409, 422, 503)


def internal_api(office: DrawOffice, service_token: str, public_url: str) -> APIRouter:
    """Return the routes below /internal/units/{unit_code}/draws."""
    guard = Depends(require_service_token(service_token))
    router = APIRouter(prefix="/internal/units/{unit_code}/draws", dependencies=[guard], responses=REFUSALS)

    @router.get("")
    async def chain(unit_code: UnitCode) -> DrawsAnswer:
        return await chain_of(office, unit_code)

    @router.get("/{draw_id}")
    async def one(key: Key) -> DrawAnswer:
        return await answer_of(office, key)

    @router.get("/{draw_id}/told")
    async def told(key: Key) -> DrawRead:
        return await read_told(office.db, key, public_url=public_url)

    return router


async def chain_of(office: DrawOffice, unit_code: str) -> DrawsAnswer:
    """Return every draw of a unit as it stands."""
    async with office.db.reading(unit_code) as session:
        draws = await draws_of(session, unit_code)
    return DrawsAnswer(draws=tuple(DrawAnswer.of(record) for record in draws))


async def answer_of(office: DrawOffice, key: Key) -> DrawAnswer:
    """Return one draw as it stands."""
    async with office.db.reading(key.unit_code) as session:
        return DrawAnswer.of(await the_draw(session, key))
