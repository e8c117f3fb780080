"""`kill -9` of the service between any two steps, and in the middle of each: nothing is lost, nothing happens twice."""

import asyncio
import io
import tarfile
from collections import Counter
from collections.abc import Awaitable, Callable
from contextlib import suppress
from itertools import cycle
from typing import Any

import httpx2
import sqlalchemy as sa

from services.lottery.store.tables import audit, called
from shared.audit_log.sequencing import sequence
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from tests.builders.ceremonies import OFFICER, RELEASER, Ceremony
from tests.builders.draws import DICE, DRAW_ID, THROWN_AT, UNIT, county
from tests.lottery.mortal_lottery import MortalLottery
from tests.plugins.database import NewDatabase

ONCE = ("DRAW_ANNOUNCED", "DRAW_FROZEN", "SOURCES_CLOSED", "SEED_MADE", "DRAW_MADE", "RESULTS_PUBLISHED")
MOMENTS = (0.004, 0.1, 0.015, 0.0, 0.04)
"""Seconds from the beginning of a step to the kill: before it is heard, in its middle, after its answer."""
Act = Callable[[Ceremony], Awaitable[object]]


def read(row: int) -> Act:
    """Read a row of the fingerprint."""
    return lambda draw: draw.post(f"/{DRAW_ID}/reading", {"row": row, "agreed": True, "at": THROWN_AT})


def throw(first: int, last: int, who: dict[str, str]) -> Act:
    """Type some throws, as one of the two."""

    async def typed(draw: Ceremony) -> None:
        for place in range(first, last + 1):
            await draw.type("dice", place, DICE[place - 1], who=who)

    return typed


def alone(step: str) -> Act:
    """Take a step."""
    return lambda draw: draw.take_alone(step)


def allowed(step: str) -> Act:
    """Ask for a step and have it allowed."""
    return lambda draw: draw.have_allowed(step)


WAY: tuple[Act, ...] = (
    alone("announce"),
    allowed("freeze"),
    alone("freeze"),
    *(read(row) for row in (1, 2, 3, 4)),
    throw(1, 20, OFFICER),
    throw(1, 20, RELEASER),
    throw(21, 40, RELEASER),
    throw(21, 40, OFFICER),
    alone("close"),
    lambda draw: draw.prepare("seed"),
    alone("seed"),
    alone("draw"),
    allowed("publish"),
    alone("publish"),
)


async def bundle(client: httpx2.AsyncClient) -> dict[str, bytes]:
    """Return the published files by name."""
    answer = await client.get(f"/draws/{DRAW_ID}/bundle.tar.gz")
    assert answer.status_code == 200
    with tarfile.open(fileobj=io.BytesIO(answer.content)) as files:
        return {one.name.rpartition("/")[2]: _content(files, one) for one in files.getmembers() if one.isfile()}


def _content(files: tarfile.TarFile, one: tarfile.TarInfo) -> bytes:
    content = files.extractfile(one)
    assert content is not None
    return content.read()


async def undisturbed(url: str) -> dict[str, bytes]:
    """Return what is published where nothing dies."""
    async with MortalLottery(url) as lottery, lottery.client() as client:
        for act in WAY:
            await act(Ceremony(client, county(), DRAW_ID))
        return await bundle(client)


async def tried(lottery: MortalLottery, act: Act) -> None:
    """Do something of which the answer may never come."""
    async with lottery.client() as client:
        with suppress(httpx2.HTTPError, ValueError, KeyError):
            await act(Ceremony(client, county(), DRAW_ID))


async def dying_in_the_middle(lottery: MortalLottery, act: Act, after: float) -> None:
    """Begin something, kill the service a moment later; then do it again, as somebody does who got no answer."""
    trying = asyncio.create_task(tried(lottery, act))
    await asyncio.sleep(after)
    await lottery.die_and_live()
    await trying
    await tried(lottery, act)


async def acts_of(db: Database) -> Counter[str]:
    """Return how often each act is in the audit log."""
    async with db.transaction(UNSCOPED) as session:
        await sequence(session, audit)
    async with db.reading(UNIT) as session:
        return Counter((await session.execute(sa.select(audit.log.c.act))).scalars())


async def test_a_draw_survives_every_death(new_database: NewDatabase) -> None:
    with new_database() as first:
        expected = await undisturbed(first.urls.lottery)
    with new_database() as second:
        async with MortalLottery(second.urls.lottery) as lottery, lottery.client() as client:
            for act, after in zip(WAY, cycle(MOMENTS), strict=False):
                await dying_in_the_middle(lottery, act, after)
            assert await bundle(client) == expected
        db = Database(second.urls.lottery, service="lottery", pool_size=2)
        acts = await acts_of(db)
        async with db.reading(UNIT) as session:
            typed: list[Any] = list((await session.execute(sa.select(called.c.place, called.c.seat))).all())
        await db.close()
    assert {act: acts[act] for act in ONCE} == dict.fromkeys(ONCE, 1)
    assert len(typed) == len(set(typed)) == 2 * len(DICE) + 1
    assert lottery.deaths == len(WAY)
