"""What is declared as sealed can be sealed again by its service, and retired, in every table of every service."""

import pytest

from services.keys.sealed_services import SEALING
from shared.database.connections import connected
from shared.database.provision import ServiceUrls
from shared.database.sealed_tables import SealedTable
from shared.database.sealing_guard import refuse_key
from shared.database.sessions import Database

EVERY = [(service, sealed) for service, sealing in SEALING.items() for sealed in sealing.tables]
every_table = pytest.mark.parametrize(("service", "sealed"), EVERY, ids=[sealed.name for _, sealed in EVERY])


@every_table
async def test_its_service_may_read_and_write_the_sealed_columns(
    urls: ServiceUrls, service: str, sealed: SealedTable
) -> None:
    async with connected(urls.of(service)) as session:
        for right in ("select", "update"):
            for column in sealed.columns:
                asked = "select has_column_privilege(current_user, $1, $2, $3)"
                assert await session.fetchval(asked, sealed.name, column, right)


@every_table
async def test_a_key_under_which_nothing_lies_is_retired(urls: ServiceUrls, service: str, sealed: SealedTable) -> None:
    db = Database(urls.of(service), service=service, pool_size=1)
    for _ in range(2):
        async with db.transaction("") as session:
            await refuse_key(session, sealed, 9)
    await db.close()
    name = f"{sealed.table.name}_no_value_under_sealing_key_9"
    async with connected(urls.of(service)) as session:
        rules = await session.fetch("select pg_get_constraintdef(oid) from pg_constraint where conname = $1", name)
    assert len(rules) == 1
    assert rules[0][0].count("0009") == len(sealed.columns)
