"""The database itself keeps a transaction within its scope, whatever the query forgot."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from shared.database.connections import connected
from shared.database.scope import UNSCOPED, checked_scope, within
from shared.database.scoped_sessions import ScopedConnection
from shared.database.sessions import Database, ReadSession
from tests.plugins.database import FreshDatabase
from tests.shared.database.things import make_things, notice, thing

COUNTY, NEXT_COUNTY, OTHER_CITY, OTHER_PROVINCE = "140105", "140106", "140221", "330106"
UNITS = (COUNTY, NEXT_COUNTY, OTHER_CITY, OTHER_PROVINCE)
SEEN = {
    COUNTY: {COUNTY},
    "1401": {COUNTY, NEXT_COUNTY},
    "14": {COUNTY, NEXT_COUNTY, OTHER_CITY},
    "15": set(),
    UNSCOPED: set(),
}


@pytest.fixture
async def db(database: FreshDatabase, lottery_db: Database) -> Database:
    """A service with a guarded table and one that everybody reads, both empty."""
    await make_things(database)
    return lottery_db


@pytest.fixture
async def filled(db: Database) -> Database:
    """The same with one row for each of four units."""
    for unit_code in UNITS:
        async with db.transaction(unit_code) as session:
            await session.execute(thing.insert(), {"unit_code": unit_code})
    return db


async def all_units(session: ReadSession) -> set[str]:
    """What a query without any filter returns."""
    return set(await session.scalars(sa.select(thing.c.unit_code)))


@pytest.mark.parametrize("scope", SEEN)
async def test_a_query_that_forgot_its_filter_sees_its_scope_only(filled: Database, scope: str) -> None:
    async with filled.reading(scope) as session:
        assert await all_units(session) == SEEN[scope]


@pytest.mark.parametrize("scope", SEEN)
async def test_a_change_that_forgot_its_filter_changes_its_scope_only(filled: Database, scope: str) -> None:
    async with filled.transaction(scope) as session:
        changed = await session.scalars(thing.update().values(number=9).returning(thing.c.unit_code))
        assert set(changed) == SEEN[scope]
    async with filled.transaction("33") as session:
        assert set(await session.scalars(sa.select(thing.c.number))) == {1}


async def check_refused(db: Database, scope: str, statement: sa.Executable, row: dict[str, str] | None = None) -> None:
    with pytest.raises(DBAPIError, match="row-level security policy"):
        async with db.transaction(scope) as session:
            await session.execute(statement, row)


@pytest.mark.parametrize("scope", [NEXT_COUNTY, "1402", "33", UNSCOPED])
async def test_nothing_is_written_into_another_unit(db: Database, scope: str) -> None:
    await check_refused(db, scope, thing.insert(), {"unit_code": COUNTY})


async def test_nothing_is_moved_into_another_unit(filled: Database) -> None:
    await check_refused(filled, COUNTY, thing.update().values(unit_code=OTHER_CITY))


async def test_what_everybody_reads_is_written_within_the_scope_only(db: Database) -> None:
    await check_refused(db, NEXT_COUNTY, notice.insert(), {"unit_code": COUNTY})
    async with db.transaction(COUNTY) as session:
        await session.execute(notice.insert(), {"unit_code": COUNTY})
    for scope in (NEXT_COUNTY, UNSCOPED):
        async with db.transaction(scope) as session:
            assert await session.scalar(sa.select(notice.c.unit_code)) == COUNTY
            changed = notice.update().values(number=2).returning(notice.c.unit_code)
            assert (await session.execute(changed)).all() == []


async def test_neither_a_fresh_nor_a_used_session_sees_anything_without_a_scope(
    filled: Database, database: FreshDatabase
) -> None:
    async with connected(database.urls.lottery) as connection:
        count = "select count(*) from lottery.thing"
        assert await connection.fetchval("select current_setting('app.scope', true)") is None
        assert await connection.fetchval(count) == 0
        async with connection.transaction():
            await connection.execute("set local app.scope = '14'")
            assert await connection.fetchval(count) == 3
        # Now the session reads the setting as an empty text, which every code begins with.
        assert await connection.fetchval("select current_setting('app.scope', true)") == ""
        assert await connection.fetchval(count) == 0


async def test_a_scope_left_on_the_session_by_hand_does_not_count(filled: Database) -> None:
    async with filled.transaction("14") as session:
        await session.execute(sa.text("set session app.scope = '14'"))
    async with filled.reading(UNSCOPED) as session:
        assert await all_units(session) == set()


async def test_a_savepoint_keeps_it(filled: Database) -> None:
    async with filled.transaction(COUNTY) as session:
        async with session.begin_nested() as inner:
            assert await all_units(session) == {COUNTY}
            await inner.rollback()
        assert await all_units(session) == {COUNTY}


async def test_a_scope_never_reaches_the_next_user_of_the_connection(database: FreshDatabase, filled: Database) -> None:
    db = Database(database.urls.lottery, service="lottery", pool_size=1)
    everything = sa.text("select count(*) from lottery.thing")
    for _ in range(3):
        async with db.transaction("14") as session:
            await session.connection()  # taken, told its scope, and never begun: no BEGIN carried the scope away
        async with db.engine.begin() as connection:
            assert await connection.scalar(everything) == 0
        with pytest.raises(ZeroDivisionError):
            await _broken(db)
        async with db.engine.begin() as connection:
            assert await connection.scalar(everything) == 0
        async with db.reading(COUNTY) as session:
            assert await all_units(session) == {COUNTY}
    await db.close()


async def _broken(db: Database) -> None:
    async with db.transaction("14") as session:
        assert len(await all_units(session)) == 3
        raise ZeroDivisionError


async def test_the_scope_rides_on_the_begin(filled: Database, database: FreshDatabase) -> None:
    db = Database(database.urls.lottery, service="lottery", pool_size=1)
    async with db.reading(UNSCOPED) as session:
        await session.execute(sa.text("select 0"))
        raw = (await (await session.connection()).get_raw_connection()).driver_connection
    assert isinstance(raw, ScopedConnection)
    sent: list[str] = []  # simple queries only; the statements themselves are prepared
    raw.add_query_logger(lambda record: sent.append(record.query))
    async with db.transaction(COUNTY) as writing:
        await writing.execute(sa.text("select 1"))
    async with db.reading(COUNTY) as session:
        await session.execute(sa.text("select 2"))
    assert sent == [
        "BEGIN; SET LOCAL app.scope = '140105';",
        "COMMIT;",
        "BEGIN READ ONLY; SET LOCAL app.scope = '140105';",
        "COMMIT;",
    ]
    await db.close()


@pytest.mark.parametrize("scope", ["1", "1401050", "14'", "14; drop", "１４", "14\n", " 14", "*"])
async def test_a_scope_is_two_to_six_digits(db: Database, scope: str) -> None:
    with pytest.raises(ValueError, match="prefix of unit codes"):
        checked_scope(scope)
    with pytest.raises(ValueError, match="prefix of unit codes"):
        async with db.reading(scope):
            raise AssertionError


@pytest.mark.parametrize("prefix", ["14", "1401", "140105", "99", "999999", "19"])
async def test_a_range_is_what_the_prefix_is(db: Database, prefix: str) -> None:
    codes = ["139999", "140000", "140105", "140106", "140199", "149999", "150000", "199999", "200000", "999999"]
    listed = sa.select(sa.func.unnest(sa.literal(codes, sa.ARRAY(sa.Text))).label("code")).subquery()
    async with db.reading(UNSCOPED) as session:
        found = set(await session.scalars(sa.select(listed.c.code).where(within(listed.c.code, prefix))))
    assert found == {code for code in codes if code.startswith(prefix)}
