"""Nothing of the log is changed or removed, by whatever role and in whatever mode of replication."""

from collections.abc import AsyncIterator

import asyncpg
import pytest

from shared.audit_log.log import AuditLog
from shared.audit_log.verify_export import verify_export
from shared.database.connections import connected
from shared.database.urls import with_database
from tests.builders.audit_log import act, checkpoint, exported
from tests.plugins.database import FreshDatabase

KEPT = ("audit_log", "audit_node", "audit_checkpoint", "audit_cosignature")
COLUMNS = {"audit_log": "body", "audit_node": "hash", "audit_checkpoint": "note", "audit_cosignature": "line"}
SERVICES = ("registration", "verification", "lottery")


def attempts(service: str, table: str) -> list[str]:
    name, column = f"{service}.{table}", COLUMNS[table]
    return [
        f"update {name} set {column} = {column}",
        f"delete from {name}",
        f"truncate {name} cascade",
        f"merge into {name} t using (select 1) s on true when matched then delete",
        f"merge into {name} t using (select 1) s on true when matched then update set {column} = t.{column}",
    ]


@pytest.fixture
async def admin(database: FreshDatabase, log: AuditLog) -> AsyncIterator[asyncpg.Connection]:
    await act(log.db, 300)
    await checkpoint(log)
    async with connected(with_database(database.admin_url, database.name)) as connection:
        await connection.execute(
            "insert into lottery.audit_cosignature values (300, 'w', 'x', now()); "
            "alter table lottery.audit_log force row level security"
        )
        yield connection


@pytest.mark.parametrize("role", ["lottery_owner", "lottery", "postgres"])
@pytest.mark.parametrize("table", KEPT)
async def test_no_role_changes_or_removes_what_is_kept(admin: asyncpg.Connection, role: str, table: str) -> None:
    before = await admin.fetch(f"select * from lottery.{table}")
    assert before
    await admin.execute(f"set role {role}")
    for statement in attempts("lottery", table):
        with pytest.raises((asyncpg.RestrictViolationError, asyncpg.InsufficientPrivilegeError)):
            await admin.execute(statement)
    await admin.execute("reset role")
    assert await admin.fetch(f"select * from lottery.{table}") == before


@pytest.mark.parametrize("table", KEPT)
async def test_nor_does_the_mode_of_a_replica_switch_it_off(admin: asyncpg.Connection, table: str) -> None:
    await admin.execute("set session_replication_role = replica")
    for statement in attempts("lottery", table):
        with pytest.raises(asyncpg.RestrictViolationError):
            await admin.execute(statement)


@pytest.mark.parametrize("service", SERVICES)
async def test_every_service_has_all_of_these_triggers_always_on(admin: asyncpg.Connection, service: str) -> None:
    triggers = await admin.fetch(
        "select tgrelid::regclass::text as t, tgname, tgenabled::text as on from pg_trigger "
        "where starts_with(tgrelid::regclass::text, $1 || '.audit_') and not tgisinternal",
        service,
    )
    assert {(row["t"].partition(".")[2], row["tgname"]) for row in triggers} == {
        *((table, name) for table in KEPT for name in ("keep", "keep_all")),
        ("audit_inbox", "keep"),
        ("audit_inbox", "keep_all"),
        ("audit_inbox", "only_into_the_log"),
        ("audit_head", "grows"),
        ("audit_head", "keep"),
        ("audit_head", "keep_all"),
        ("audit_log", "follows"),
        ("audit_checkpoint", "follows"),
        ("audit_node", "follows"),
    }
    assert {row["on"] for row in triggers} == {"A"}


@pytest.mark.parametrize(
    "statement",
    [
        "select * from lottery.audit_inbox",
        "select count(*) from lottery.audit_inbox",
        "update lottery.audit_inbox set body = body",
        "delete from lottery.audit_inbox",
        "truncate lottery.audit_inbox",
        "insert into lottery.audit_inbox (unit_code, body, put_at) values ('140105', '{}', '2001-01-01')",
        "insert into lottery.audit_log (leaf_index) values (300)",
        "update lottery.audit_head set size = 0",
        "delete from lottery.audit_head",
    ],
)
async def test_the_service_adds_to_the_inbox_and_that_is_all(admin: asyncpg.Connection, statement: str) -> None:
    await admin.execute("set role lottery")
    with pytest.raises(asyncpg.InsufficientPrivilegeError):
        await admin.execute(statement)


@pytest.mark.parametrize(
    "statement",
    [
        "delete from lottery.audit_inbox",
        "update lottery.audit_inbox set body = body",
        "truncate lottery.audit_inbox",
        "update lottery.audit_head set size = size - 1",
        "update lottery.audit_head set size = size + 1, logged_at = now()",
        "update lottery.audit_head set logged_at = '2001-01-01'",
        "delete from lottery.audit_head",
        "insert into lottery.audit_head (one, size, logged_at) values (false, 0, now())",
    ],
)
async def test_the_owner_takes_no_act_out_of_the_inbox_and_sets_nothing_back(
    admin: asyncpg.Connection, log: AuditLog, statement: str
) -> None:
    await act(log.db, 1)
    await admin.execute("set role lottery_owner")
    with pytest.raises((asyncpg.RestrictViolationError, asyncpg.CheckViolationError)):
        await admin.execute(statement)


INSERT = """insert into lottery.audit_log (leaf_index, unit_code, logged_at, body)
    select {index}, unit_code, {time}, body from lottery.audit_log where leaf_index = 0"""


@pytest.mark.parametrize(
    ("index", "time"),
    [
        ("301", "now() + interval '1 second'"),
        ("300", "logged_at"),
        ("300", "'2001-01-01'::timestamptz"),
        ("-1", "now()"),
    ],
)
async def test_the_owner_leaves_no_gap_and_writes_nothing_before_the_last_checkpoint(
    admin: asyncpg.Connection, index: str, time: str
) -> None:
    await admin.execute("set role lottery_owner")
    with pytest.raises(asyncpg.RestrictViolationError):
        await admin.execute(INSERT.format(index=index, time=time))


@pytest.mark.parametrize("column", ["leaf_hash", "body_hash", "act", "record"])
async def test_nobody_says_what_the_hash_of_a_leaf_is(admin: asyncpg.Connection, column: str) -> None:
    with pytest.raises(asyncpg.GeneratedAlwaysError):
        await admin.execute(f"insert into lottery.audit_log (leaf_index, {column}) values (300, 'x')")


@pytest.mark.parametrize("body", ["{}", '{"unit":"140105"}', '{"unit":"140123","act":"A","record":"r"}', "no JSON"])
async def test_the_inbox_takes_only_what_the_log_can_hold(admin: asyncpg.Connection, body: str) -> None:
    await admin.execute("set role lottery")
    with pytest.raises((asyncpg.CheckViolationError, asyncpg.InvalidTextRepresentationError)):
        await admin.execute("insert into lottery.audit_inbox (unit_code, body) values ('140105', $1)", body)


@pytest.mark.parametrize("inside", ["", "no JSON at all", '","record":"\\u0000', '","record":"' + "r" * 5000])
async def test_nothing_that_a_service_writes_holds_the_log_up(
    admin: asyncpg.Connection, log: AuditLog, inside: str
) -> None:
    body = f'{{"act":"A{inside}","unit":"140105"}}'
    await admin.execute("set role lottery")
    for _ in range(2):
        await admin.execute("insert into lottery.audit_inbox (unit_code, body) values ('140105', $1)", body)
    await admin.execute("reset role")
    assert (await checkpoint(log)).size == 302
    assert await admin.fetchval("select count(*) from lottery.audit_log where body = $1", body) == 2
    assert verify_export(await exported(log), log.vkey).events == 302


@pytest.mark.parametrize("size", [299, 300, 301])
async def test_a_checkpoint_is_about_the_log_as_it_stands(admin: asyncpg.Connection, size: int) -> None:
    await admin.execute("set role lottery")
    with pytest.raises(asyncpg.RestrictViolationError):
        await admin.execute("insert into lottery.audit_checkpoint values ($1, sha256(''), clock_timestamp(), '')", size)
