import asyncio
import base64
from pathlib import Path

import pytest
import sqlalchemy as sa

from services.lottery.store.tables import audit
from shared.audit_log.checkpoints import NotACheckpoint, open_checkpoint, read_checkpoint
from shared.audit_log.leaf import Leaf
from shared.audit_log.log import AuditLog, origin_of
from shared.audit_log.make_checkpoint import LogSetBack, make_checkpoint, sequence_all
from shared.audit_log.outside import JOURNAL, NEWEST, newest_outside
from shared.audit_log.proofs import consistency_holds, inclusion_holds
from shared.audit_log.read_log import leaf_at, newest_checkpoint, prove_consistency, prove_inclusion
from shared.audit_log.tree import EMPTY_ROOT
from shared.crypto.signed_notes import sign_note, verifier_key
from shared.database.connections import connected
from shared.database.scope import UNSCOPED
from shared.database.urls import with_database
from tests.builders.audit_log import KEYS, ORIGIN, UNIT, act, act_at_once, checkpoint, log_over
from tests.plugins.database import FreshDatabase
from tests.shared.audit_log.naive_tree import mth


async def leaves(log: AuditLog) -> list[bytes]:
    async with log.db.reading("14") as session:
        rows = list(await session.execute(audit.log.select().order_by(audit.log.c.leaf_index)))
    return [Leaf(row.leaf_index, row.unit_code, row.logged_at, row.body_hash).text.encode() for row in rows]


def outside(log: AuditLog) -> Path:
    assert log.directory is not None
    return log.directory


async def test_a_checkpoint_has_the_root_of_the_whole_log(log: AuditLog) -> None:
    await act(log.db, 7)
    made = await checkpoint(log)
    assert (made.origin, made.size, made.root) == (ORIGIN, 7, mth(await leaves(log)))


async def test_it_is_signed_and_stands_in_the_database_and_outside(log: AuditLog) -> None:
    await act(log.db, 2)
    made = await checkpoint(log)
    async with log.db.reading(UNSCOPED) as session:
        note = await newest_checkpoint(session, audit)
    assert open_checkpoint(note, log.vkey) == made
    assert newest_outside(outside(log)) == note
    await act(log.db, 1)
    await checkpoint(log)
    assert (outside(log) / JOURNAL).read_bytes().count(b"\n\n\xe2\x80\x94") == 2


async def test_nothing_new_gives_no_new_checkpoint(log: AuditLog) -> None:
    assert (await checkpoint(log)).size == 0
    assert await make_checkpoint(log) is None


async def test_what_comes_after_a_checkpoint_is_younger_than_it(log: AuditLog) -> None:
    await act(log.db, 1)
    made = await checkpoint(log)
    await act(log.db, 1)
    await sequence_all(log)
    async with log.db.reading(UNSCOPED) as session:
        first, second = [await leaf_at(session, audit, index) for index in (0, 1)]
    assert first.logged_at <= made.made_at < second.logged_at


async def test_an_act_that_commits_late_is_in_the_next_checkpoint(log: AuditLog) -> None:
    async with log.db.transaction(UNSCOPED) as slow:
        await slow.execute(audit.inbox.insert().inline().values(unit_code=UNIT, body=BODY))
        await act(log.db, 1)
        assert (await checkpoint(log)).size == 1
    made = await checkpoint(log)
    assert made.size == 2


BODY = f'{{"act":"A","record":"r","unit":"{UNIT}"}}'


async def test_many_at_once_make_one_log(log: AuditLog) -> None:
    await act(log.db, 3)
    made = await asyncio.gather(*(make_checkpoint(log) for _ in range(4)), *(sequence_all(log) for _ in range(3)))
    assert sum(one is not None and hasattr(one, "root") for one in made) == 1


@pytest.mark.parametrize("size", [1, 255, 256, 257, 700])
async def test_proofs_from_the_database_hold(log: AuditLog, size: int) -> None:
    await act_at_once(log.db, size)
    made = await checkpoint(log)
    await act_at_once(log.db, 70)
    later = await checkpoint(log)
    async with log.db.reading(UNSCOPED) as session:
        for index in {0, size // 2, size - 1}:
            leaf = await leaf_at(session, audit, index)
            proven = await prove_inclusion(session, audit, leaf, later.size)
            assert inclusion_holds(leaf.hash, (index, later.size), proven.proof, later.root)
        proof = await prove_consistency(session, audit, made.size, later.size)
    assert consistency_holds((made.size, later.size), (made.root, later.root), proof)


async def test_higher_levels_are_kept_and_used(log: AuditLog) -> None:
    await act_at_once(log.db, 70_000)
    made = await checkpoint(log)
    async with log.db.reading(UNSCOPED) as session:
        levels = {row.level: row.n for row in await session.execute(sa.text(LEVELS))}
        leaf = await leaf_at(session, audit, 66_000)
        proven = await prove_inclusion(session, audit, leaf, made.size)
    assert levels == {8: 273, 16: 1}
    assert inclusion_holds(leaf.hash, (66_000, made.size), proven.proof, made.root)


LEVELS = "select level, count(*) as n from lottery.audit_node group by level"


async def test_a_database_that_was_set_back_is_found_and_nothing_is_signed(
    log: AuditLog, database: FreshDatabase
) -> None:
    await act(log.db, 3)
    await checkpoint(log)
    await set_back(database)
    with pytest.raises(LogSetBack):
        await make_checkpoint(log)
    await act(log.db, 3)
    with pytest.raises(LogSetBack):
        await make_checkpoint(log)


async def set_back(database: FreshDatabase) -> None:
    """Empty the log as a restored backup would."""
    async with connected(with_database(database.admin_url, database.name)) as admin:
        for table in ("audit_cosignature", "audit_checkpoint", "audit_node", "audit_log", "audit_head"):
            await admin.execute(f"alter table lottery.{table} disable trigger user; delete from lottery.{table}")
        await admin.execute("insert into lottery.audit_head (size, logged_at) values (0, '2000-01-01')")
        for table in ("audit_checkpoint", "audit_log", "audit_head"):
            await admin.execute(f"alter table lottery.{table} enable trigger user")


async def test_what_a_crash_kept_from_the_directory_is_brought_there_later(log: AuditLog) -> None:
    await act(log.db, 1)
    await checkpoint(log_over(log.db))
    assert newest_outside(outside(log)) is None
    assert await make_checkpoint(log) is None
    note = (outside(log) / NEWEST).read_bytes()
    assert open_checkpoint(note, log.vkey).size == 1


@pytest.mark.parametrize(
    "text",
    [
        b"",
        b"a\n1\n",
        b"a\n01\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\ntime 2026-01-01T00:00:00.000000Z\n",
        b"a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n",
        b"a\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\ntime 2026-13-01T00:00:00.000000Z\n",
        b"a b\n1\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\ntime 2026-01-01T00:00:00.000000Z\n",
        "a\n\u0661\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\ntime 2026-01-01T00:00:00.000000Z\n".encode(),
    ],
)
def test_what_is_no_checkpoint_is_refused(text: bytes) -> None:
    with pytest.raises(NotACheckpoint):
        read_checkpoint(text)


def test_the_checkpoint_of_another_log_is_refused() -> None:
    key = KEYS.signing_key("log")
    text = f"another\n0\n{base64.b64encode(EMPTY_ROOT).decode()}\ntime 2026-01-01T00:00:00.000000Z\n".encode()
    with pytest.raises(NotACheckpoint):
        open_checkpoint(sign_note(text, ORIGIN, key), verifier_key(ORIGIN, key.public_key()))


def test_a_log_is_named_by_its_public_address() -> None:
    assert origin_of("https://zs.example/registration/") == "zs.example/registration"
    assert origin_of("http://127.0.0.1:8000/lottery") == "127.0.0.1:8000/lottery"
