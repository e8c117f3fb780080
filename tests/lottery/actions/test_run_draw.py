"""A draw is made once, and only kept when it holds before a verifier."""

import asyncio

import pytest
import sqlalchemy as sa

from shared.database.sessions import Database
from tests.builders.ceremonies import Ceremony
from tests.builders.scopes import EVERYWHERE


async def test_of_two_at_once_exactly_one_draws(ceremony: Ceremony, lottery_db: Database) -> None:
    await ceremony.go_to("seed")
    answers = await asyncio.gather(*[ceremony.take("draw") for _ in range(4)])
    assert sorted(status for status, _ in answers) == [200, 409, 409, 409]
    assert {said["code"] for status, said in answers if status == 409} == {"ALREADY_DRAWN"}
    assert await results_kept(lottery_db) == 1


async def test_of_two_seeds_at_once_exactly_one_is_kept(ceremony: Ceremony) -> None:
    await ceremony.go_to("close")
    answers = await asyncio.gather(*[ceremony.take("seed") for _ in range(3)])
    assert sorted(status for status, _ in answers) == [200, 409, 409]


async def test_a_result_that_a_verifier_would_not_accept_is_not_kept(
    ceremony: Ceremony, lottery_db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ceremony.go_to("seed")
    with monkeypatch.context() as broken:
        broken.setattr("services.lottery.actions.run_draw.compute", lambda *_: b"school,category\n")
        status, said = await ceremony.take("draw")
    assert (status, said["code"]) == (503, "RESULT_DIFFERS")
    assert await results_kept(lottery_db) == 0
    assert (await ceremony.take("draw"))[0] == 200


async def results_kept(db: Database) -> int:
    """Return how many results are in the database."""
    async with db.reading(EVERYWHERE) as session:
        counted = await session.scalar(sa.text("select count(*) from lottery.draw_file where name = 'results.csv'"))
    return int(counted or 0)
