"""The database itself keeps the order of steps and what was written: no update, no deletion, no way round."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from shared.database.sessions import Database
from tests.builders.ceremonies import Ceremony
from tests.builders.scopes import EVERYWHERE

WRITTEN_ONCE = ("draw_file", "entry")
ACTS = ("update lottery.{0} set draw_id = 'X'", "delete from lottery.{0}", "truncate lottery.{0}")


async def fails(db: Database, statement: str) -> str:
    with pytest.raises(DBAPIError) as refused:
        async with db.transaction(EVERYWHERE) as session:
            await session.execute(sa.text(statement))
    return str(refused.value.orig)


@pytest.mark.parametrize("table", WRITTEN_ONCE)
@pytest.mark.parametrize("act", ACTS)
async def test_rows_that_are_written_once_stay(ceremony: Ceremony, lottery_db: Database, table: str, act: str) -> None:
    await ceremony.go_to("draw")
    assert "permission denied" in await fails(lottery_db, act.format(table))


@pytest.mark.parametrize("table", WRITTEN_ONCE)
async def test_not_even_the_owner_changes_them(ceremony: Ceremony, migrator: Database, table: str) -> None:
    await ceremony.go_to("draw")
    for act in ACTS:
        assert "written once" in await fails(migrator, act.format(table))


@pytest.mark.parametrize(
    ("done", "change"),
    [
        ("announce", "state = 'closed'"),
        ("announce", "state = 'drawn'"),
        ("freeze", "state = 'announced'"),
        ("freeze", "state = 'seeded'"),
        ("seed", "state = 'void'"),
        ("publish", "state = 'drawn'"),
        ("publish", "state = 'seeded'"),
        ("publish", "state = 'published'"),
    ],
)
async def test_no_other_order_is_written(ceremony: Ceremony, lottery_db: Database, done: str, change: str) -> None:
    await ceremony.go_to(done)
    assert "no step leads" in await fails(lottery_db, f"update lottery.draw set {change}")


@pytest.mark.parametrize(
    "change",
    [
        "draw_sha256 = repeat('0', 64)",
        "frozen_at = null",
        "seq = 2",
        "since = since - interval '1 second'",
        'notice = notice || \'{"title": "x"}\'',
        'notice = notice || \'{"more": "x"}\'',
    ],
)
async def test_what_is_known_of_a_draw_does_not_change(ceremony: Ceremony, lottery_db: Database, change: str) -> None:
    await ceremony.go_to("freeze")
    refusal = await fails(lottery_db, f"update lottery.draw set state = 'closed', closed_at = now(), {change}")
    assert "does not change" in refusal


async def test_a_draw_is_never_deleted_and_begins_at_its_beginning(ceremony: Ceremony, lottery_db: Database) -> None:
    await ceremony.go_to("announce")
    assert "never deleted" in await fails(lottery_db, "delete from lottery.draw")
    copy = "select unit_code, 'X', 2, 'published', notice, since, announced_at from lottery.draw"
    columns = "unit_code, draw_id, seq, state, notice, since, announced_at"
    assert "begins with" in await fails(lottery_db, f"insert into lottery.draw ({columns}) {copy}")
