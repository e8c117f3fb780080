"""An operator with the service's own role who waits until the last source is known, and closes only then.

He keeps the program from declaring the draw void (a lock on its row), tries throws until the seed pleases him, and
writes a closing of hours ago. The database goes by its own clock; he has no other.
"""

from datetime import UTC, datetime, timedelta

import httpx2
import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from services.lottery.domain.sources.drand import QUICKNET, round_at
from shared.database.sessions import Database
from tests.builders.ceremonies import Ceremony
from tests.builders.draws import UNIT, County, dice, drand

DRAW = "140199-2023-XX-01"
SECOND = timedelta(seconds=1)
CLOSE = "update lottery.draw set state = 'closed', since = :at, closed_at = :at where draw_id = :draw"
VOID = "update lottery.draw set state = 'void', since = :at, void_at = :at, void_letter = 'c' where draw_id = :draw"
SEED = "update lottery.draw set state = 'seeded', since = :at, seeded_at = :at, seed = 'x' where draw_id = :draw"


@pytest.fixture
def last() -> datetime:
    """The last source is known in three hours."""
    return datetime.now(UTC).replace(second=0, microsecond=0) + timedelta(hours=3)


async def frozen(client: httpx2.AsyncClient, made: County, last: datetime) -> Ceremony:
    sources = [
        dice(40, (last - timedelta(hours=2, minutes=59)).isoformat()),
        drand() | {"at": last.isoformat(), "detail": f"{QUICKNET}:{round_at(last)}"},
    ]
    ceremony = Ceremony(client, made, DRAW, at=None, sources=sources)
    assert (await ceremony.take("announce"))[0] == 201
    assert (await ceremony.take("freeze", at=None))[0] == 200
    return ceremony


async def writes(db: Database, statement: str, at: datetime) -> None:
    async with db.transaction(UNIT) as session:
        await session.execute(sa.text(statement), {"at": at, "draw": DRAW})


async def time_passes(migrator: Database, seconds: float) -> None:
    """Move the announced times instead of the clock; only the owner of the tables can."""
    shifted = (
        "update lottery.draw set notice = jsonb_set(notice, '{sources,%s,at}', to_jsonb(to_char((notice #>> "
        "'{sources,%s,at}')::timestamptz - make_interval(secs => :by), 'YYYY-MM-DD\"T\"HH24:MI:SSOF'))) "
        "where draw_id = :draw"
    )
    async with migrator.transaction(UNIT) as session:
        await session.execute(sa.text("alter table lottery.draw disable trigger user"))
        for place in (0, 1):
            await session.execute(sa.text(shifted % (place, place)), {"by": seconds, "draw": DRAW})
        await session.execute(sa.text("alter table lottery.draw enable trigger user"))


async def test_no_closing_is_written_after_the_fact(
    client: httpx2.AsyncClient, made: County, lottery_db: Database, migrator: Database, last: datetime
) -> None:
    await frozen(client, made, last)
    await time_passes(migrator, (last - datetime.now(UTC)).total_seconds() - 5)
    with pytest.raises(DBAPIError, match="closed before the last source"):
        await writes(lottery_db, CLOSE, datetime.now(UTC))


async def test_no_draw_is_void_after_its_last_source_whatever_time_he_writes(
    client: httpx2.AsyncClient, made: County, lottery_db: Database, migrator: Database, last: datetime
) -> None:
    """The seed follows from what is public by then: whoever could still void would have two results to choose from."""
    await frozen(client, made, last)
    await writes(lottery_db, CLOSE, datetime.now(UTC))
    await time_passes(migrator, (last - datetime.now(UTC)).total_seconds() + 5)
    with pytest.raises(DBAPIError, match="void before the last source"):
        await writes(lottery_db, VOID, datetime.now(UTC))


async def test_no_seed_is_written_before_the_last_source(
    client: httpx2.AsyncClient, made: County, lottery_db: Database, last: datetime
) -> None:
    await frozen(client, made, last)
    await writes(lottery_db, CLOSE, datetime.now(UTC))
    with pytest.raises(DBAPIError, match="before its last source"):
        await writes(lottery_db, SEED, last + SECOND)


async def test_in_time_it_closes(
    client: httpx2.AsyncClient, made: County, lottery_db: Database, last: datetime
) -> None:
    await frozen(client, made, last)
    await writes(lottery_db, CLOSE, datetime.now(UTC))
    async with lottery_db.reading(UNIT) as session:
        assert (
            await session.scalar(sa.text("select state from lottery.draw where draw_id = :draw"), {"draw": DRAW})
            == "closed"
        )
