"""Pages of numbers and notices come from the bytes of the published results.csv, or they do not come at all."""

import asyncio

import pytest
import sqlalchemy as sa

from services.lottery.store.files import read_file
from services.lottery.store.records import DrawKey
from shared.database.sessions import Database, ReadSession
from tests.builders.ceremonies import Ceremony
from tests.builders.draws import DRAW_ID, UNIT, number

PATHS = (f"numbers/{number(5)}", f"numbers/{number(5)}/sheet.pdf", "notice-a4.pdf")


async def tamper(migrator: Database, table: str, change: str) -> None:
    """Change a table as only somebody could who owns the database: the triggers that forbid it are off."""
    async with migrator.transaction(UNIT) as session:
        await session.execute(sa.text(f"alter table lottery.{table} disable trigger user"))
        await session.execute(sa.text(f"update lottery.{table} {change}"))


async def statuses(ceremony: Ceremony) -> list[int]:
    return [(await ceremony.client.get(f"/draws/{DRAW_ID}/{path}")).status_code for path in PATHS]


@pytest.mark.parametrize("hashed", ["repeat('0', 64)", "null"])
async def test_a_file_that_is_not_the_published_one_is_not_shown(
    ceremony: Ceremony, migrator: Database, hashed: str
) -> None:
    await ceremony.go_to("publish")
    await tamper(migrator, "draw", f"set results_sha256 = {hashed}")
    assert await statuses(ceremony) == [503, 503, 503]


async def test_a_replaced_file_is_never_shown(ceremony: Ceremony, migrator: Database) -> None:
    await ceremony.go_to("publish")
    await tamper(migrator, "draw_file", "set content = content || 'x' where name = 'results.csv'")
    assert await statuses(ceremony) == [503, 503, 503]


async def test_the_sums_have_to_name_the_file(ceremony: Ceremony, migrator: Database) -> None:
    await ceremony.go_to("publish")
    await tamper(migrator, "draw_file", "set content = '' where name = 'SHA256SUMS'")
    assert await statuses(ceremony) == [503, 503, 503]


async def test_many_who_come_at_once_have_the_file_read_once(
    ceremony: Ceremony, monkeypatch: pytest.MonkeyPatch
) -> None:
    await ceremony.go_to("publish")
    read: list[str] = []

    async def counted(session: ReadSession, key: DrawKey, name: str) -> bytes | None:
        read.append(name)
        return await read_file(session, key, name)

    monkeypatch.setattr("services.lottery.actions.results_shelf.read_file", counted)
    pages = [ceremony.client.get(f"/draws/{DRAW_ID}/numbers/{number(place)}") for place in range(8)]
    assert {answer.status_code for answer in await asyncio.gather(*pages)} == {200}
    assert read == ["results.csv", "SHA256SUMS"]
