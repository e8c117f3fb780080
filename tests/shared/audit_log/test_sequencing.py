import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from services.lottery.store.tables import audit
from shared.audit_log.events import NO_UNIT
from shared.audit_log.leaf import Leaf
from shared.audit_log.log import AuditLog
from shared.audit_log.make_checkpoint import sequence_all
from shared.audit_log.record import record
from shared.audit_log.sequencing import waiting
from shared.crypto.hashing import sha256_hex
from shared.database.connections import connected
from shared.database.scope import UNSCOPED
from shared.database.urls import with_database
from tests.builders.audit_log import ACTING, OTHER, UNIT, act, act_at_once, event
from tests.plugins.database import FreshDatabase


async def rows(log: AuditLog, scope: str) -> list[sa.Row[tuple[object, ...]]]:
    async with log.db.reading(scope) as session:
        return list(await session.execute(audit.log.select().order_by(audit.log.c.leaf_index)))


async def test_acts_get_their_places_in_the_order_in_which_they_came(log: AuditLog) -> None:
    await act(log.db, 5)
    await act(log.db, 3, OTHER, first=5)
    assert (await sequence_all(log)).size == 8
    found = await rows(log, "14")
    assert [row.leaf_index for row in found] == list(range(8))
    assert [row.record for row in found] == [f"draw:{number}" for number in range(8)]
    assert [row.unit_code for row in found] == [UNIT] * 5 + [OTHER] * 3


async def test_the_database_hashes_a_leaf_as_we_do(log: AuditLog) -> None:
    await act(log.db, 3)
    await sequence_all(log)
    for row in await rows(log, UNIT):
        assert sha256_hex(row.body.encode()) == row.body_hash.hex()
        assert Leaf(row.leaf_index, row.unit_code, row.logged_at, row.body_hash).hash == row.leaf_hash


async def test_what_is_rolled_back_was_never_done(log: AuditLog) -> None:
    async with log.db.transaction(UNSCOPED) as session:
        await record(session, audit.inbox, ACTING, event(1))
        await session.rollback()
    assert (await sequence_all(log)).size == 0


async def test_more_than_one_step_is_taken_where_much_waits(log: AuditLog) -> None:
    await act_at_once(log.db, 40)
    async with log.db.reading(UNSCOPED) as session:
        assert (await waiting(session, audit)).count == 40
        call = sa.text("select moved from lottery.audit_sequence(15)")
    for moved in (15, 15, 10, 0):
        async with log.db.transaction(UNSCOPED) as session:
            assert await session.scalar(call) == moved
    async with log.db.reading(UNSCOPED) as session:
        assert (await waiting(session, audit)).oldest is None


async def test_a_unit_reads_its_own_acts_and_a_province_those_of_no_unit(log: AuditLog) -> None:
    await act(log.db, 1)
    await act(log.db, 1, OTHER)
    await act(log.db, 1, NO_UNIT)
    await sequence_all(log)
    assert {row.unit_code for row in await rows(log, UNIT)} == {UNIT}
    assert {row.unit_code for row in await rows(log, "1401")} == {UNIT, OTHER}
    assert {row.unit_code for row in await rows(log, "14")} == {UNIT, OTHER, NO_UNIT}
    assert await rows(log, UNSCOPED) == []


async def test_a_clock_that_was_set_back_is_refused_and_loses_nothing(log: AuditLog, database: FreshDatabase) -> None:
    await act(log.db, 1)
    await sequence_all(log)
    await act(log.db, 1)
    async with connected(with_database(database.admin_url, database.name)) as admin:
        await admin.execute("alter table lottery.audit_head disable trigger all")
        await admin.execute("update lottery.audit_head set logged_at = now() + interval '1 hour'")
    with pytest.raises(IntegrityError, match="clock"):
        await sequence_all(log)
    async with log.db.reading(UNSCOPED) as session:
        assert (await waiting(session, audit)).count == 1
