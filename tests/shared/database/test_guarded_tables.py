"""The catalogue says: every table with a unit's code, in every schema, is held to the scope or stands in the list."""

from dataclasses import dataclass

import pytest

from shared.database.connections import connected
from shared.database.scope import HOLDS
from shared.database.unguarded import EVERYBODY_READS, OWN_POLICIES, UNGUARDED
from shared.database.urls import SERVICES, with_database
from tests.plugins.database import FreshDatabase

WITH_UNIT = """
    select schema.nspname || '.' || relation.relname as name, relation.relrowsecurity as enabled,
      relation.relforcerowsecurity as forced
    from pg_class relation
    join pg_namespace schema on schema.oid = relation.relnamespace
    join pg_attribute field on field.attrelid = relation.oid and field.attname = 'unit_code' and not field.attisdropped
    where relation.relkind in ('r', 'p', 'm', 'f') and not starts_with(schema.nspname, 'pg_')"""
POLICIES = """
    select schemaname || '.' || tablename as on_table, policyname as name, permissive, cmd as command,
      roles::text[] as roles, qual, with_check
    from pg_policies"""
NULLIF = "starts_with(unit_code, NULLIF(current_setting('app.scope'::text, true), ''::text))"
SCOPE = ("scope", "PERMISSIVE", "ALL", ["public"], NULLIF, NULLIF)
READING = ("everybody_reads", "PERMISSIVE", "SELECT", ["public"], "true", None)


@dataclass(frozen=True)
class Catalogue:
    """Tables with a unit's code (enabled, forced) and the policies of all tables."""

    tables: dict[str, tuple[bool, bool]]
    policies: dict[str, list[tuple[object, ...]]]


@pytest.fixture
async def catalogue(database: FreshDatabase) -> Catalogue:
    """What the migrations of every service have made."""
    async with connected(with_database(database.admin_url, database.name)) as admin:
        tables = {row["name"]: (row["enabled"], row["forced"]) for row in await admin.fetch(WITH_UNIT)}
        policies: dict[str, list[tuple[object, ...]]] = {}
        for on_table, *policy in await admin.fetch(f"{POLICIES} order by policyname desc"):
            policies.setdefault(on_table, []).append(tuple(policy))
    return Catalogue(tables, policies)


def test_the_policy_is_the_one_that_does_not_fail_open() -> None:
    assert HOLDS.lower().replace(" ", "") == NULLIF.lower().replace("::text", "").replace(" ", "")


async def test_every_schema_is_looked_at(catalogue: Catalogue) -> None:
    assert {name.partition(".")[0] for name in catalogue.tables} <= set(SERVICES)
    assert len(catalogue.tables) > 20


async def test_every_table_of_a_unit_is_forced_and_has_exactly_this_policy(catalogue: Catalogue) -> None:
    others = {**UNGUARDED, **OWN_POLICIES}
    wrong = {
        name: (guarded, catalogue.policies.get(name))
        for name, guarded in catalogue.tables.items()
        if name not in others
        if guarded != (True, True)
        or catalogue.policies.get(name) != [SCOPE, *([READING] if name in EVERYBODY_READS else [])]
    }
    assert wrong == {}


async def test_the_others_are_listed_with_a_reason_and_are_there(catalogue: Catalogue) -> None:
    for listed in (EVERYBODY_READS, UNGUARDED, OWN_POLICIES):
        assert set(listed) <= set(catalogue.tables)
        assert all(len(reason) > 20 for reason in listed.values())
    for name in UNGUARDED:
        assert catalogue.tables[name] == (False, False)
    for name in OWN_POLICIES:
        assert catalogue.tables[name] == (True, True)


async def test_no_role_of_a_service_passes_by(database: FreshDatabase) -> None:
    async with connected(with_database(database.admin_url, database.name)) as admin:
        found = await admin.fetch("select rolname from pg_roles where rolbypassrls or rolsuper")
    ours = {*SERVICES, *(f"{service}_owner" for service in SERVICES), "migrator", "jobs_owner"}
    assert {row["rolname"] for row in found} & ours == set()
