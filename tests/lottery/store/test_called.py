"""The database itself keeps what was called: only added to, by two people, one attempt after the other."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from services.lottery.store.called import called_of, readings_of
from services.lottery.store.records import DrawKey
from shared.database.sessions import Database
from tests.builders.ceremonies import Ceremony
from tests.builders.draws import DRAW_ID, UNIT
from tests.builders.scopes import EVERYWHERE
from tests.builders.sources import both_type, frozen_and_read, read_row

KEY = DrawKey(UNIT, DRAW_ID)
ACTS = ("update lottery.{0} set draw_id = 'X'", "delete from lottery.{0}", "truncate lottery.{0}")
SOMEBODY = "00000000-0000-0000-0000-000000000009"


async def fails(db: Database, statement: str) -> str:
    with pytest.raises(DBAPIError) as refused:
        async with db.transaction(EVERYWHERE) as session:
            await session.execute(sa.text(statement))
    return str(refused.value.orig)


def typed(place: int, attempt: int, seat: int, *, value: str = "4", typist: str = SOMEBODY) -> str:
    row = f"'{UNIT}', '{DRAW_ID}', 'dice', {place}, {attempt}, {seat}, '{typist}', '{value}', '', now()"
    return f"insert into lottery.called values ({row})"


def read(row: int, attempt: int) -> str:
    return f"insert into lottery.reading values ('{UNIT}', '{DRAW_ID}', {row}, {attempt}, true, now())"


@pytest.mark.parametrize("table", ["called", "reading"])
@pytest.mark.parametrize("act", ACTS)
async def test_nothing_that_was_called_or_read_is_changed(
    ceremony: Ceremony, lottery_db: Database, migrator: Database, table: str, act: str
) -> None:
    await frozen_and_read(ceremony)
    await ceremony.type("dice", 1, "4")
    assert "permission denied" in await fails(lottery_db, act.format(table))
    assert "written once" in await fails(migrator, act.format(table))


async def test_what_two_people_agreed_stands_in_the_database(ceremony: Ceremony, lottery_db: Database) -> None:
    await both_type(await frozen_and_read(ceremony), "dice", 1, "4")
    assert "stands" in await fails(lottery_db, typed(1, 2, 1))


@pytest.mark.parametrize(
    ("attempt", "seat", "said"),
    [(1, 1, "one attempt after the other"), (2, 1, "one attempt after the other"), (1, 3, "one attempt after")],
)
async def test_attempts_follow_each_other(
    ceremony: Ceremony, lottery_db: Database, attempt: int, seat: int, said: str
) -> None:
    await (await frozen_and_read(ceremony)).type("dice", 1, "4")
    assert said in await fails(lottery_db, typed(1, attempt, seat))


async def test_one_person_does_not_sit_on_both_seats(ceremony: Ceremony, lottery_db: Database) -> None:
    await (await frozen_and_read(ceremony)).type("dice", 1, "4")
    async with lottery_db.reading(EVERYWHERE) as session:
        typist = (await session.execute(sa.text("select typist from lottery.called"))).scalar_one()
    assert "called_two_people_key" in await fails(lottery_db, typed(1, 1, 2, typist=str(typist)))


@pytest.mark.parametrize("done", ["announce", "seed"])
async def test_nothing_is_called_before_the_freeze_or_after_the_seed(
    ceremony: Ceremony, lottery_db: Database, done: str
) -> None:
    await ceremony.go_to(done)
    assert "in this state" in await fails(lottery_db, typed(41, 1, 1))
    assert "read after the freeze" in await fails(lottery_db, read(1, 9))


async def test_a_row_that_was_agreed_is_not_read_again(ceremony: Ceremony, lottery_db: Database) -> None:
    await ceremony.go_to("freeze")
    await read_row(ceremony, 1)
    assert "stands" in await fails(lottery_db, read(1, 2))


async def test_the_newest_attempt_and_the_last_word_are_read(ceremony: Ceremony, lottery_db: Database) -> None:
    await ceremony.go_to("freeze")
    await read_row(ceremony, 1, agreed=False)
    await frozen_rows(ceremony)
    await ceremony.type("dice", 1, "4")
    async with lottery_db.reading(UNIT) as session:
        (one,) = await called_of(session, KEY)
        readings = await readings_of(session, KEY)
    assert (one.source, one.place, one.attempt, one.value, one.typed_by, one.agreed_at) == ("dice", 1, 1, None, 1, None)
    assert [(reading.row, reading.agreed) for reading in readings] == [(row, True) for row in (1, 2, 3, 4)]


async def frozen_rows(ceremony: Ceremony) -> None:
    for row in (1, 2, 3, 4):
        assert (await read_row(ceremony, row))[0] == 200


async def test_another_units_scope_sees_nothing(ceremony: Ceremony, lottery_db: Database) -> None:
    await both_type(await frozen_and_read(ceremony), "dice", 1, "4")
    async with lottery_db.reading("140198") as session:
        assert await called_of(session, KEY) == ()
        assert await readings_of(session, KEY) == ()
