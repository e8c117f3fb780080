"""Rows that cannot be taken away again, put where the log reckons with its own: it must not sign them, nor stop."""

import pytest
import sqlalchemy as sa

from shared.audit_log.log import AuditLog
from shared.audit_log.make_checkpoint import make_checkpoint
from shared.audit_log.verify_export import verify_export
from shared.crypto.hashing import tagged_hash
from shared.database.scope import UNSCOPED
from tests.builders.audit_log import act, act_at_once, checkpoint, exported, log_over

NODE = sa.text("insert into lottery.audit_node (level, position, hash) values (:level, :position, :hash)")
CHECKPOINT = sa.text(
    "insert into lottery.audit_checkpoint (size, root, made_at, note) "
    "select size, :root, clock_timestamp(), :note from lottery.audit_head"
)
JUNK = tagged_hash("a hash of nothing")


@pytest.mark.parametrize(
    ("level", "position"), [(8, 0), (8, 1), (8, 10**12), (16, 0), (32, 5), (8, 2**62), (24, 2**60)]
)
async def test_no_hash_is_kept_but_that_of_the_leaves_below(log: AuditLog, level: int, position: int) -> None:
    await act(log.db, 3)
    await checkpoint(log)
    with pytest.raises(sa.exc.DBAPIError):
        async with log.db.transaction(UNSCOPED) as session:
            await session.execute(NODE, {"level": level, "position": position, "hash": JUNK})
    await act_at_once(log.db, 600)
    await checkpoint(log)
    assert verify_export(await exported(log), log.vkey).events == 603


async def test_nor_a_wrong_one_once_the_leaves_are_there(log: AuditLog) -> None:
    await act_at_once(log.db, 256)
    async with log.db.transaction(UNSCOPED) as session:
        await session.execute(sa.text("select lottery.audit_sequence(1000)"))
    with pytest.raises(sa.exc.DBAPIError):
        async with log.db.transaction(UNSCOPED) as session:
            await session.execute(NODE, {"level": 8, "position": 0, "hash": JUNK})
    await checkpoint(log)
    assert verify_export(await exported(log), log.vkey).events == 256


async def test_a_forged_checkpoint_neither_leaves_the_database_nor_stops_the_log(
    log: AuditLog, tmp_path_factory: pytest.TempPathFactory
) -> None:
    kept = log_over(log.db, directory=tmp_path_factory.mktemp("outside"))
    await act(log.db, 2)
    await checkpoint(kept)
    await act(log.db, 1, first=2)
    async with log.db.transaction(UNSCOPED) as session:
        await session.execute(sa.text("select lottery.audit_sequence(1000)"))
    async with log.db.transaction(UNSCOPED) as session:
        await session.execute(CHECKPOINT, {"root": JUNK, "note": b"no note at all\n"})
    await make_checkpoint(kept)
    await act(log.db, 1, first=3)
    made = await checkpoint(kept)
    assert made.size == 4
    assert verify_export(await exported(kept), kept.vkey).events == 4
    assert (await make_checkpoint(kept)) is None
