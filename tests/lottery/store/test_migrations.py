"""The migrations make exactly the tables that the code names, and have one head."""

from pathlib import Path

from services.lottery import store
from services.lottery.store.tables import metadata
from shared.database.migrate import ServiceSchema, differences, heads
from shared.database.provision import ServiceUrls

SCHEMA = ServiceSchema(metadata, Path(store.__path__[0]) / "migrations")


async def test_tables_and_migrations_agree(urls: ServiceUrls) -> None:
    assert await differences(urls.migrator, SCHEMA) == ""


def test_the_migrations_have_one_head() -> None:
    assert len(heads(SCHEMA)) == 1
