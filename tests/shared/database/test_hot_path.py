"""The pool of the rush: nothing is sent when a connection is handed back."""

from shared.database.connections import connected
from shared.database.hot_path import raw_pool
from tests.plugins.database import FreshDatabase


async def test_a_statement_costs_one_statement(database: FreshDatabase) -> None:
    pool = await raw_pool(database.urls.registration, service="registration", size=1)
    assert await pool.fetchval("select current_user::text") == "registration"
    async with connected(database.urls.registration) as watching:
        last = "select query from pg_stat_activity where datname = $1 and application_name = 'registration rush'"
        assert await watching.fetchval(last, database.name) == "select current_user::text"
    await pool.close()
