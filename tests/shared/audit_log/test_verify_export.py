"""An export proves itself; each way to tamper with the log or the file is found."""

import json
from collections.abc import Awaitable, Callable
from datetime import datetime

import asyncpg
import pytest

from services.lottery.store.tables import audit
from shared.audit_log.errors import ScopeTooWide
from shared.audit_log.export_log import export_log
from shared.audit_log.log import AuditLog
from shared.audit_log.read_log import checkpoint_of, leaf_at
from shared.audit_log.verify_export import ExportRefused, verify_export
from shared.crypto.keys import KeyRing
from shared.crypto.signed_notes import verifier_key
from shared.database.connections import connected
from shared.database.scope import UNSCOPED
from shared.database.urls import with_database
from tests.builders.audit_log import ALWAYS, ORIGIN, OTHER, UNIT, act, checkpoint, exported
from tests.plugins.database import FreshDatabase


async def note_of(log: AuditLog, size: int) -> bytes:
    async with log.db.reading(UNSCOPED) as session:
        return await checkpoint_of(session, audit, size)


async def moment_of(log: AuditLog, index: int) -> datetime:
    async with log.db.reading(UNSCOPED) as session:
        return (await leaf_at(session, audit, index)).logged_at


async def filled(log: AuditLog) -> None:
    """Two units' acts, in turns, with a checkpoint after each turn: 5, 10, 15, 20 leaves."""
    for turn in range(4):
        await act(log.db, 5, UNIT if turn % 2 == 0 else OTHER, first=5 * turn)
        await checkpoint(log)


async def test_an_export_proves_itself(log: AuditLog) -> None:
    await filled(log)
    verified = verify_export(await exported(log), log.vkey)
    assert (verified.checkpoint.size, verified.events, verified.head.places) == (20, 20, (0, 20))


async def test_it_is_compared_with_checkpoints_seen_elsewhere(log: AuditLog) -> None:
    await filled(log)
    seen = [await note_of(log, size) for size in (5, 10, 20)]
    assert verify_export(await exported(log), log.vkey, seen=seen).seen == 3


async def test_a_unit_gets_the_contents_of_its_own_acts_only_and_every_place(log: AuditLog) -> None:
    await filled(log)
    lines = await exported(log, OTHER)
    assert verify_export(lines, log.vkey).events == 10
    assert [json.loads(line).get("event") is not None for line in lines[1:]] == ([False] * 5 + [True] * 5) * 2


async def test_a_span_of_time_shows_one_place_more_at_both_ends(log: AuditLog) -> None:
    await filled(log)
    times = (await moment_of(log, 5), await moment_of(log, 15))
    verified = verify_export(await exported(log, "14", times), log.vkey)
    assert (verified.events, verified.head.places) == (10, (4, 16))


@pytest.mark.parametrize("ends", [(0, 0), (1, 1)])
async def test_a_span_in_which_nothing_happened_is_proven_too(log: AuditLog, ends: tuple[int, int]) -> None:
    await filled(log)
    times = (ALWAYS[ends[0]], ALWAYS[ends[1]])
    assert verify_export(await exported(log, "14", times), log.vkey).events == 0


async def test_an_empty_log_is_exported(log: AuditLog) -> None:
    await checkpoint(log)
    assert verify_export(await exported(log), log.vkey).events == 0


@pytest.mark.parametrize("scope", ["", "1", "14%", "1401051"])
async def test_a_scope_that_is_none_is_refused(log: AuditLog, scope: str) -> None:
    with pytest.raises(ScopeTooWide):
        await anext(export_log(log, scope, *ALWAYS))


# --- tampering with the file ---

Change = Callable[[list[str]], list[str]]


def _changed(lines: list[str], place: int, **values: object) -> list[str]:
    told = {key: value for key, value in {**json.loads(lines[place]), **values}.items() if value is not None}
    return [*lines[:place], json.dumps(told, ensure_ascii=False) + "\n", *lines[place + 1 :]]


def _other_event(lines: list[str]) -> list[str]:
    return _changed(lines, 7, event=json.loads(lines[7])["event"].replace("DRAW_MADE", "DRAW_VOID"))


def _shorter(lines: list[str]) -> list[str]:
    """Leave the last place out and give its hash as that of something behind the range."""
    from shared.audit_log.leaf import read_leaf

    last = read_leaf(json.loads(lines[-1])["leaf"])
    return _changed(lines[:-1], 0, beyond=19, right=[last.hash.hex()])


CHANGES: dict[str, Change] = {
    "an event changed": _other_event,
    "an event left out": lambda lines: _changed(lines, 7, event=None),
    "a leaf left out": lambda lines: [*lines[:7], *lines[8:]],
    "the last left out": lambda lines: lines[:-1],
    "the last left out, with a proof for the rest": _shorter,
    "two swapped": lambda lines: [*lines[:7], lines[8], lines[7], *lines[9:]],
    "one twice": lambda lines: [*lines[:7], lines[7], *lines[7:]],
    "one added behind": lambda lines: [*lines, lines[-1]],
    "an empty line": lambda lines: [*lines, "\n"],
    "another scope": lambda lines: _changed(lines, 0, scope="150000"),
    "another first place": lambda lines: _changed(lines, 0, first=1),
    "a hash on the left": lambda lines: _changed(lines, 0, left=["00" * 32]),
    "a hash on the right": lambda lines: _changed(lines, 0, right=["00" * 32]),
    "places beyond the checkpoint": lambda lines: _changed(lines, 0, beyond=21),
    "no checkpoint": lambda lines: _changed(lines, 0, checkpoint="none"),
    "nothing": lambda _: [],
    "no head": lambda lines: lines[1:],
    "very deep": lambda lines: [lines[0], "[" * 100_000],
}


@pytest.mark.parametrize("change", [name for name in CHANGES if name != "another scope"])
async def test_a_changed_file_is_refused(log: AuditLog, change: str) -> None:
    await filled(log)
    with pytest.raises(ExportRefused):
        verify_export(CHANGES[change](await exported(log)), log.vkey)


async def test_the_key_is_the_one_that_was_known_before(log: AuditLog) -> None:
    await filled(log)
    other = verifier_key(ORIGIN, KeyRing(b"o" * 32).signing_key("log").public_key())
    with pytest.raises(ExportRefused):
        verify_export(await exported(log), other)


# --- tampering with the database, by somebody who may do everything there ---

Tampering = Callable[[asyncpg.Connection], Awaitable[object]]
TAMPERINGS = {  # the hashes follow by themselves, so each of them is right again
    "an event": "update lottery.audit_log set body = replace(body, 'DRAW_MADE', 'DRAW_MADE ') where leaf_index = 7",
    "the last row": "delete from lottery.audit_log where leaf_index = 19",
    "a row in the middle": "delete from lottery.audit_log where leaf_index = 9",
    "two places swapped": "update lottery.audit_log set leaf_index = 15 - leaf_index where leaf_index in (7, 8)",
    "the time of an act": "update lottery.audit_log set logged_at = '2020-01-01' where leaf_index = 0",
    "the unit of an act": "update lottery.audit_log set unit_code = '140106' where leaf_index = 3",
}


@pytest.mark.parametrize("what", TAMPERINGS)
async def test_a_changed_log_is_refused(log: AuditLog, database: FreshDatabase, what: str) -> None:
    await filled(log)
    async with connected(with_database(database.admin_url, database.name)) as admin:
        await admin.execute(
            "alter table lottery.audit_log disable trigger user; alter table lottery.audit_log "
            "drop constraint audit_log_unit_code_check, drop constraint audit_log_pkey"
        )
        await admin.execute(TAMPERINGS[what])
    with pytest.raises(ExportRefused):
        verify_export(await exported(log), log.vkey)


async def test_a_log_that_was_exchanged_as_a_whole_differs_from_a_checkpoint_seen_before(
    log: AuditLog, database: FreshDatabase
) -> None:
    from tests.shared.audit_log.test_checkpoints import set_back

    await filled(log)
    seen = await note_of(log, 5)
    await set_back(database)
    assert log.directory is not None
    log.directory.rename(log.directory.with_name("taken away"))
    await filled(log)
    lines = await exported(log)
    assert verify_export(lines, log.vkey).events == 20
    with pytest.raises(ExportRefused, match="换过"):
        verify_export(lines, log.vkey, seen=[seen])


async def test_a_seen_checkpoint_that_cannot_be_compared_is_said_so(log: AuditLog) -> None:
    await filled(log)
    times = (await moment_of(log, 10), ALWAYS[1])
    with pytest.raises(ExportRefused, match="没有核对"):
        verify_export(await exported(log, "14", times), log.vkey, seen=[await note_of(log, 5)])
