"""What the catalogue says: no role has any right in another's schema, and none can change how things are made."""

import asyncpg
import pytest

from shared.database.connections import connected
from shared.database.provision import ServiceUrls
from shared.database.urls import SERVICES, with_database
from tests.plugins.database import FreshDatabase

RELATIONS = """
    select role.rolname || ' may ' || kind || ' ' || relation.oid::regclass
    from pg_class relation
    join pg_namespace schema on schema.oid = relation.relnamespace
    cross join unnest($1::text[]) as role(rolname)
    cross join unnest(array['select', 'insert', 'update', 'delete', 'truncate', 'references', 'trigger']) kind
    where schema.nspname = any($2::text[]) and relation.relkind in ('r', 'p', 'v', 'm', 'f')
    and schema.nspname <> role.rolname
    and not (schema.nspname = 'jobs' and starts_with(relation.relname, role.rolname || '_'))
    and has_table_privilege(role.rolname, relation.oid, kind)"""
SEQUENCES = """
    select role.rolname || ' may use ' || relation.oid::regclass
    from pg_class relation
    join pg_namespace schema on schema.oid = relation.relnamespace
    cross join unnest($1::text[]) as role(rolname)
    where schema.nspname = any($2::text[]) and relation.relkind = 'S' and schema.nspname <> role.rolname
    and not (schema.nspname = 'jobs' and starts_with(relation.relname, role.rolname || '_'))
    and has_sequence_privilege(role.rolname, relation.oid, 'usage, select, update')"""
FUNCTIONS = """
    select role.rolname || ' may call ' || routine.oid::regprocedure
    from pg_proc routine
    join pg_namespace schema on schema.oid = routine.pronamespace
    cross join unnest($1::text[]) as role(rolname)
    where schema.nspname = any($2::text[]) and schema.nspname <> role.rolname
    and has_function_privilege(role.rolname, routine.oid, 'execute')"""
SCHEMAS = """
    select role.rolname || ' may enter ' || schema.nspname
    from pg_namespace schema cross join unnest($1::text[]) as role(rolname)
    where schema.nspname = any($2::text[] || array['public']) and schema.nspname <> role.rolname
    and has_schema_privilege(role.rolname, schema.oid, 'usage, create')"""
DDL = """
    select role.rolname || ' may create in ' || schema.nspname
    from pg_namespace schema cross join unnest($1::text[]) as role(rolname)
    where has_schema_privilege(role.rolname, schema.oid, 'create')"""
MEMBERSHIPS = """
    select role.rolname || ' is a member of ' || other.rolname
    from pg_roles other cross join unnest($1::text[]) as role(rolname)
    where other.rolname <> role.rolname and pg_has_role(role.rolname, other.oid, 'member')"""
OWNED = """
    select role.rolname || ' owns ' || object.objid from pg_shdepend object
    join pg_roles role on role.oid = object.refobjid
    where object.deptype = 'o' and role.rolname = any($1::text[]) and object.dbid in (0,
        (select oid from pg_database where datname = current_database()))"""


async def _found(database: FreshDatabase, query: str, *more: object) -> set[str]:
    async with connected(with_database(database.admin_url, database.name)) as admin:
        return {row[0] for row in await admin.fetch(query, list(SERVICES), *more)}


@pytest.mark.parametrize("query", [RELATIONS, SEQUENCES], ids=["tables", "sequences"])
async def test_no_service_has_a_right_on_what_is_another_services(database: FreshDatabase, query: str) -> None:
    assert await _found(database, query, [*SERVICES, "jobs"]) == set()


async def test_the_functions_to_send_are_all_that_services_share(database: FreshDatabase) -> None:
    shared = {
        f"{sender} may call jobs.send_to_{receiver}(text,bytea,text)"
        for receiver, senders in {
            "verification": ("registration", "verification"),
            "registration": ("registration", "verification", "lottery"),
        }.items()
        for sender in senders
    }
    assert await _found(database, FUNCTIONS, [*SERVICES, "jobs"]) == shared


async def test_a_service_enters_its_own_schema_and_that_of_the_jobs(database: FreshDatabase) -> None:
    assert await _found(database, SCHEMAS, list(SERVICES)) == set()


@pytest.mark.parametrize("query", [DDL, MEMBERSHIPS, OWNED], ids=["create", "memberships", "ownership"])
async def test_a_service_owns_nothing_and_creates_nothing(database: FreshDatabase, query: str) -> None:
    assert await _found(database, query) == set()


TABLES = (
    "select oid::regclass::text from pg_class where relkind in ('r', 'p') and relnamespace = any($1::regnamespace[])"
)


async def test_the_lottery_cannot_read_a_name(database: FreshDatabase) -> None:
    async with connected(with_database(database.admin_url, database.name)) as admin:
        await admin.execute("set role registration_owner; create table registration.person as select '张小明' as name")
        tables = [row[0] for row in await admin.fetch(TABLES, ["registration", "verification"])]
    assert "registration.person" in tables
    async with connected(database.urls.lottery) as lottery:
        for table in tables:
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await lottery.fetch(f"select * from {table}")


@pytest.mark.parametrize("service", SERVICES)
@pytest.mark.parametrize(
    "statement",
    [
        "create table {service}.more (number int)",
        "create temporary table more (number int)",
        "create schema more",
        "set role {service}_owner",
        "set role migrator",
        "set session_replication_role = replica",
        "create table public.more (number int)",
    ],
)
async def test_a_service_cannot_change_how_things_are_made(urls: ServiceUrls, service: str, statement: str) -> None:
    async with connected(urls.of(service)) as connection:
        with pytest.raises(asyncpg.InsufficientPrivilegeError):
            await connection.execute(statement.format(service=service))


async def test_only_our_logins_may_connect(database: FreshDatabase) -> None:
    async with connected(with_database(database.admin_url, database.name)) as admin:
        rights = await admin.fetchval("select datacl::text from pg_database where datname = current_database()")
    assert "{=" not in rights
    assert ",=" not in rights
