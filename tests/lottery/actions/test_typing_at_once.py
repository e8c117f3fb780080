"""Races over a real database: two typists at once, one who posts twice, a closing and a stop while somebody types."""

import asyncio
from collections import Counter
from collections.abc import Awaitable

import httpx2
import pytest
import sqlalchemy as sa

from shared.database.sessions import Database
from tests.builders.ceremonies import OFFICER, RELEASER, Answer, Ceremony
from tests.builders.draws import CLOSED_AT, DRAW_ID, County, beacon, dice, drand
from tests.builders.scopes import EVERYWHERE
from tests.builders.sources import THIRD, close, frozen_and_read, look, paste, read_row, type_throws

TYPISTS = (OFFICER, RELEASER, THIRD)


@pytest.fixture
async def read(client: httpx2.AsyncClient, made: County) -> Ceremony:
    """A draw of four throws and a beacon, whose fingerprint was read."""
    return await frozen_and_read(Ceremony(client, made, DRAW_ID, sources=[dice(4), drand()]))


async def codes(*calls: Awaitable[Answer]) -> Counter[str]:
    """Make all calls at once and count what comes of them."""
    return Counter(said.get("code", "taken") for _, said in await asyncio.gather(*calls))


async def rows(db: Database, where: str = "true") -> int:
    async with db.reading(EVERYWHERE) as session:
        count = await session.execute(sa.text(f"select count(*) from lottery.called where {where}"))
        return int(count.scalar_one())


async def test_two_who_type_the_same_at_once_agree(read: Ceremony, lottery_db: Database) -> None:
    for place, digit in enumerate("4071", start=1):
        both = await codes(*(read.type("dice", place, digit, who=who) for who in (OFFICER, RELEASER)))
        assert both == {"taken": 2}
    assert (await look(read))["sources"][0]["value"] == "4071"
    assert await rows(lottery_db) == 8


async def test_of_two_who_type_different_digits_at_once_one_hears_of_it_and_both_are_kept(
    read: Ceremony, lottery_db: Database
) -> None:
    both = await codes(read.type("dice", 1, "4", who=OFFICER), read.type("dice", 1, "7", who=RELEASER))
    assert both == {"taken": 1, "VALUES_DIFFER": 1}
    assert await rows(lottery_db) == 2
    assert (await look(read))["sources"][0]["state"] == "differs"


async def test_one_who_posts_many_times_at_once_typed_once(read: Ceremony, lottery_db: Database) -> None:
    assert await codes(*(read.type("dice", 1, "4") for _ in range(6))) == {"taken": 6}
    assert await rows(lottery_db) == 1
    assert (await look(read))["sources"][0]["counted"] == 0


async def test_of_three_at_once_two_decide_and_what_they_agreed_stands(read: Ceremony, lottery_db: Database) -> None:
    answers = await codes(*(read.type("dice", 1, "4", who=who) for who in TYPISTS))
    assert answers == {"taken": 2, "VALUE_STANDS": 1}
    assert await rows(lottery_db) == 2


async def test_whatever_comes_at_once_a_place_has_one_value(read: Ceremony, lottery_db: Database) -> None:
    for _ in range(6):
        await codes(*(read.type("dice", 1, digit, who=who) for who in TYPISTS for digit in "47"))
    alike = "(place, attempt) in (select place, attempt from lottery.called group by 1, 2 having count(*) = 2 "
    agreed = await rows(lottery_db, f"{alike} and count(distinct value) = 1)")
    assert agreed in {0, 2}
    assert await rows(lottery_db, "seat > 2") == 0


async def test_while_somebody_closes_a_value_is_in_closing_txt_or_refused(read: Ceremony) -> None:
    await type_throws(read, "407")
    await read.type("dice", 4, "1")
    typing, closing = await asyncio.gather(read.type("dice", 4, "1", who=RELEASER), close(read, at=CLOSED_AT))
    assert typing[0] == 200
    if closing[0] != 200:
        assert closing[1]["code"] == "SOURCE_NOT_TYPED"
        assert (await close(read, at=CLOSED_AT))[0] == 200
    answer = await read.client.get(f"/draws/{DRAW_ID}/files/closing.txt")
    assert answer.text.endswith("dice=4071\n")


async def test_of_closing_and_stopping_at_once_one_happens(read: Ceremony) -> None:
    await type_throws(read)
    stop = {"letter": "b", "ground": "没有关闭", "at": "2023-09-15T18:50:04+08:00"}
    answers = await codes(
        close(read, at="2023-09-15T18:50:03+08:00"), read.post(f"/{DRAW_ID}/void", stop), close(read, at=CLOSED_AT)
    )
    assert answers["taken"] == 1
    assert set(answers) <= {"taken", "ALREADY_CLOSED", "DRAW_VOID", "VOID_LETTER"}


async def test_of_closings_at_once_one_happens(read: Ceremony) -> None:
    await type_throws(read)
    assert await codes(*(close(read) for _ in range(4))) == {"taken": 1, "ALREADY_CLOSED": 3}


async def test_beacons_pasted_at_once_are_kept_once(read: Ceremony, lottery_db: Database) -> None:
    await type_throws(read)
    await close(read)
    assert await codes(*(paste(read, beacon()[1]) for _ in range(4))) == {"taken": 4}
    assert await rows(lottery_db, "source = 'drand'") == 1


async def test_one_row_read_at_once_is_read_once(ceremony: Ceremony) -> None:
    await ceremony.go_to("freeze")
    answers = await codes(*(read_row(ceremony, 1) for _ in range(4)))
    assert answers == {"taken": 4}
    both = await codes(read_row(ceremony, 2), read_row(ceremony, 2, agreed=False))
    assert both in ({"taken": 2}, {"taken": 1, "READING_STANDS": 1})
