"""A server that cannot be used is refused in one sentence, and what was begun on it is taken away."""

from pathlib import Path

import pytest

from services.demo.season.database import PREFIX, season_database
from services.demo.season.failures import SeasonFailed
from shared.database.connections import connected
from shared.database.urls import with_database, with_login

NOBODY_THERE = "postgresql://postgres:secret@127.0.0.1:1/postgres"


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        (NOBODY_THERE, "no PostgreSQL answers"),
        ("secret", "begins with postgresql://"),
        ("postgresql://postgres@127.0.0.1:port/postgres", "不能用"),
    ],
)
async def test_no_server_is_a_sentence(url: str, sentence: str, tmp_path: Path) -> None:
    with pytest.raises(SeasonFailed, match=sentence):
        async with season_database(url, tmp_path):
            pass


async def test_a_login_that_the_server_does_not_know_is_a_sentence(server: str, tmp_path: Path) -> None:
    with pytest.raises(SeasonFailed, match=r"DATABASE_URL 指的数据库不能用：.*authentication failed"):
        async with season_database(with_login(server, "stranger", "secret"), tmp_path):
            pass


async def test_a_login_without_rights_is_told_which(server: str, tmp_path: Path) -> None:
    async with connected(server) as admin:
        await admin.execute("create role without_rights login password 'secret'")
    try:
        with pytest.raises(SeasonFailed, match="要有 CREATEROLE 和 CREATEDB 权限"):
            async with season_database(with_login(server, "without_rights", "secret"), tmp_path):
                pass
    finally:
        async with connected(server) as admin:
            await admin.execute("drop role without_rights")


@pytest.mark.parametrize("named", ["postgres", "not_there"])
async def test_the_database_is_gone_at_the_end_whatever_the_url_names(server: str, tmp_path: Path, named: str) -> None:
    async with season_database(with_database(server, named), tmp_path) as urls:
        name = urls.migrator.rpartition("/")[2]
        assert name.startswith(PREFIX)
    async with connected(server) as admin:
        assert not await admin.fetchval("select true from pg_database where datname = $1", name)
