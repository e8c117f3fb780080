"""Row-level security takes no index away: the queries of every day read only the rows they need."""

import json

import pytest
import sqlalchemy as sa

from services.registration.actions.tools import Tools, Visit
from services.registration.store.tables import application
from shared.database.connections import connected
from shared.database.scope import within
from shared.database.urls import with_database
from tests.builders.registration import UNIT
from tests.plugins.database import FreshDatabase
from tests.registration.actions.family import submitted

MANY = """
with place as (select (140100 + 100 * city + county)::text as code
               from generate_series(1, 10) city, generate_series(1, 3) county),
units as (
  insert into registration.admission_unit
  select (jsonb_populate_record(one, jsonb_build_object('unit_code', place.code))).*
  from registration.admission_unit one, place returning unit_code)
insert into registration.application
select (jsonb_populate_record(one, jsonb_build_object(
  'unit_code', units.unit_code,
  'number', (500000000000 + place)::text,
  'account_id', '\\x' || md5(units.unit_code || place),
  'child_index', '\\x' || md5(units.unit_code || 'child' || place)))).*
from registration.application one, units, generate_series(1, 200) place"""

table = application.c
QUERIES = {
    "one": ("140201", sa.select(table.state).where(table.unit_code == "140201", table.number == "500000000007")),
    "an account's": (
        "140201",
        sa.select(table.number).where(table.account_id == b"0" * 16, table.unit_code == "140201"),
    ),
    "a page": ("140201", sa.select(table.number).where(table.unit_code == "140201").order_by(table.number).limit(50)),
    "a unit's": ("140201", sa.select(sa.func.count()).where(table.unit_code == "140201")),
    "of a county for a city": ("1402", sa.select(sa.func.count()).where(table.unit_code == "140201")),
    "a city's": ("1402", sa.select(sa.func.count()).where(within(table.unit_code, "1402"))),
}


@pytest.fixture
async def six_thousand(tools: Tools, visit: Visit, database: FreshDatabase) -> Tools:
    """Thirty more units of ten cities with two hundred applications each."""
    await submitted(tools, visit)
    async with connected(with_database(database.admin_url, database.name)) as admin:
        await admin.execute(MANY)
        await admin.execute("vacuum analyze registration.application")
    return tools


async def test_every_one_uses_an_index(six_thousand: Tools) -> None:
    for wanted, (scope, query) in QUERIES.items():
        async with six_thousand.db.reading(scope) as session:
            text = str(query.compile(session.bind, compile_kwargs={"literal_binds": True}))
            plan = json.dumps(await session.scalar(sa.text(f"explain (format json) {text}".replace(":", r"\:"))))
        assert "app.scope" in plan, wanted
        assert "Seq Scan" not in plan, wanted


async def test_the_figures_are_those_of_the_scope(six_thousand: Tools) -> None:
    everything = sa.select(sa.func.count()).select_from(application)
    for scope, number in (("1402", 3 * 200), ("140201", 200), (UNIT, 1), ("1499", 0)):
        async with six_thousand.db.reading(scope) as session:
            assert await session.scalar(everything) == number
