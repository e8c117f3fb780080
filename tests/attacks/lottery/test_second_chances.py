"""A bureau that wants another try: the same seats again, or a clock that is set."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest

from services.lottery.app import create_app
from services.lottery.domain.sources.drand import QUICKNET, round_at
from services.lottery.settings import LotterySettings
from tests.builders.ceremonies import STAFF, Ceremony
from tests.builders.draws import County, dice, drand
from tests.fakes.frozen_files import FrozenFiles

LAST = datetime(2098, 1, 1, 11, tzinfo=UTC)
BEACON = drand() | {"at": LAST.isoformat(), "detail": f"{QUICKNET}:{round_at(LAST)}"}
SOURCES = [dice(40, "2098-01-01T15:00:00+08:00"), BEACON]


def a_real_draw(client: httpx2.AsyncClient, made: County, number: str, **changes: Any) -> Ceremony:
    """A draw that is no rehearsal, by the server's own clock."""
    return Ceremony(client, made, f"140199-2023-XX-{number}", at=None, sources=SOURCES, **changes)


async def test_the_same_seats_are_not_announced_again(client: httpx2.AsyncClient, made: County) -> None:
    first, again = (a_real_draw(client, made, number) for number in ("01", "02"))
    assert (await first.take("announce"))[0] == 201
    status, said = await again.take("announce")
    assert (status, said["code"]) == (409, "SEATS_IN_ANOTHER_DRAW")


async def test_after_a_void_draw_they_are(client: httpx2.AsyncClient, made: County) -> None:
    first, again = (a_real_draw(client, made, number) for number in ("01", "02"))
    await first.take("announce")
    assert (await first.post(f"/{first.draw_id}/void", {"letter": "c", "ground": "市教育局书面要求停止"}))[0] == 200
    assert (await again.take("announce"))[0] == 201


async def test_next_season_they_are(client: httpx2.AsyncClient, made: County, registration: FrozenFiles) -> None:
    assert (await a_real_draw(client, made, "01").take("announce"))[0] == 201
    registration.plan["season"] = "2024"
    assert (await a_real_draw(client, made, "02", season="2024").take("announce"))[0] == 201


@pytest.fixture
async def shifted(settings: LotterySettings, registration: FrozenFiles) -> AsyncIterator[httpx2.AsyncClient]:
    """A client of a lottery whose clock was set."""
    set_back = settings.model_copy(update={"clock_start": datetime(2023, 9, 1, tzinfo=UTC)})
    inside = httpx2.ASGITransport(app=registration.app(), raise_app_exceptions=False)
    app = create_app(set_back, registration_transport=inside, staff=STAFF)
    transport = httpx2.ASGITransport(app=app, raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=transport, base_url="http://lottery.test") as made_client,
    ):
        yield made_client


async def test_on_a_clock_that_was_set_no_real_draw_takes_a_step(
    client: httpx2.AsyncClient, shifted: httpx2.AsyncClient, made: County
) -> None:
    assert (await a_real_draw(shifted, made, "01").take("announce"))[1]["code"] == "OWN_TIME"
    await a_real_draw(client, made, "01").take("announce")
    for step in ("freeze", "draw", "publish"):
        status, said = await a_real_draw(shifted, made, "01").take(step, at=None)
        assert (status, said["code"]) == (422, "OWN_TIME")
