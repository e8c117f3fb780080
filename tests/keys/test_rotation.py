"""Values move from one key to the next while everybody reads and writes; nothing is lost, nothing is swapped."""

import asyncio
from collections import Counter

import pytest
import sqlalchemy as sa

from services.registration.store.sealed_tables import ACCOUNT, DRAFT
from services.registration.store.tables import account, draft
from shared.crypto.sealing import SealBroken, Sealer
from shared.database.key_rotation import Pace, Rotated, count_keys, rotate
from shared.database.resealing import reseal_batch
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from tests.builders.sealed_rows import (
    UNITS,
    account_of,
    add_accounts,
    add_drafts,
    load_units,
    names_in_drafts,
    phone,
    phones,
    rotation_of,
    save_draft,
    sealed_phones,
    sealer_of,
)

QUICK = Pace(rows=3, rest=0)
TEN = range(10)


async def turn(db: Database, sealer: Sealer) -> Rotated:
    return await rotate(rotation_of(db), sealer, QUICK, lambda _: None)


async def keys_in_use(db: Database) -> Counter[int]:
    return sum((await count_keys(rotation_of(db))).values(), Counter[int]())


@pytest.mark.parametrize("keys", [(1, 2), (1, 3), (3, 2)])
async def test_every_value_comes_under_the_new_key_and_says_what_it_said(
    registration_db: Database, keys: tuple[int, int]
) -> None:
    await load_units(registration_db)
    await add_accounts(registration_db, sealer_of(keys[0]), TEN)
    for unit_code in UNITS:
        await add_drafts(registration_db, sealer_of(keys[0]), unit_code, TEN)
    done = await turn(registration_db, sealer_of(*keys))
    assert (done.rows, done.broken) == (30, [])
    assert await keys_in_use(registration_db) == {keys[1]: 30}
    only_new = sealer_of(keys[1])
    assert await phones(registration_db, only_new, TEN) == [phone(place) for place in TEN]
    for unit_code in UNITS:
        assert len(await names_in_drafts(registration_db, only_new, unit_code, TEN)) == 10


async def test_what_lies_under_the_new_key_already_is_left_alone(registration_db: Database) -> None:
    both = sealer_of(1, 2)
    await add_accounts(registration_db, sealer_of(1), range(5))
    await add_accounts(registration_db, both, range(5, 10))
    before = await sealed_phones(registration_db)
    assert (await turn(registration_db, both)).rows == 5
    after = await sealed_phones(registration_db)
    assert [old == new for old, new in zip(before, after, strict=True)] == [False] * 5 + [True] * 5
    assert (await turn(registration_db, both)).rows == 0


async def test_a_value_in_another_row_is_neither_opened_nor_sealed_again(registration_db: Database) -> None:
    await add_accounts(registration_db, sealer_of(1), TEN)
    first, second = (await sealed_phones(registration_db))[:2]
    async with registration_db.transaction(UNSCOPED) as session:
        for place, sealed in ((0, second), (1, first)):
            mine = account.c.account_id == account_of(place)
            await session.execute(account.update().where(mine).values(sealed_phone=sealed))
    done = await turn(registration_db, sealer_of(1, 2))
    places = [ACCOUNT.place("sealed_phone", account_of(place)) for place in (0, 1)]
    assert (done.rows, done.broken) == (8, places)
    assert await keys_in_use(registration_db) == {1: 2, 2: 8}
    with pytest.raises(SealBroken):
        await phones(registration_db, sealer_of(1, 2), range(1))


async def test_without_its_key_a_value_stays_as_it_is(registration_db: Database) -> None:
    await add_accounts(registration_db, sealer_of(1), TEN)
    before = await sealed_phones(registration_db)
    assert len((await turn(registration_db, sealer_of(2))).broken) == 10
    assert await sealed_phones(registration_db) == before


async def test_whoever_writes_at_the_same_moment_wins(registration_db: Database) -> None:
    await load_units(registration_db)
    unit_code, both = UNITS[0], sealer_of(1, 2)
    await add_drafts(registration_db, sealer_of(1), unit_code, range(1))

    async def reseal() -> None:
        async with registration_db.transaction(unit_code) as session:
            await reseal_batch(session, DRAFT, both, after=None, limit=10)

    async with registration_db.transaction(unit_code) as writing:
        await save_draft(writing, sealer_of(1), unit_code, 0, ("后写的", 1))
        await writing.execute(sa.select(1))
        resealing = asyncio.create_task(reseal())
        await blocked(registration_db)
    await resealing
    assert await names_in_drafts(registration_db, both, unit_code, range(1)) == ["后写的"]
    await turn(registration_db, both)
    assert await names_in_drafts(registration_db, sealer_of(2), unit_code, range(1)) == ["后写的"]


async def blocked(db: Database) -> None:
    """Wait until somebody waits for a row."""
    waiting = sa.text(
        "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and datname = current_database()"
    )
    async with asyncio.timeout(60):
        while True:
            async with db.reading(UNSCOPED) as session:
                if await session.scalar(waiting):
                    return
            await asyncio.sleep(0.01)


async def test_families_read_and_write_all_the_while(registration_db: Database) -> None:
    await load_units(registration_db)
    unit_code, old, both = UNITS[0], sealer_of(1), sealer_of(1, 2)
    places = range(40)
    await add_drafts(registration_db, old, unit_code, places)
    finished = asyncio.Event()
    versions = dict.fromkeys(places, 1)

    async def write(place: int) -> None:
        while not finished.is_set():
            async with registration_db.transaction(unit_code) as session:
                sealer = old if versions[place] % 2 else both
                await save_draft(session, sealer, unit_code, place, (f"{versions[place] + 1}", versions[place]))
            versions[place] += 1
            await asyncio.sleep(0)

    async def read() -> None:
        while not finished.is_set():
            assert len(await names_in_drafts(registration_db, both, unit_code, places)) == len(places)

    async with asyncio.TaskGroup() as group:
        for place in range(4):
            group.create_task(write(place))
        group.create_task(read())
        await asyncio.sleep(0.1)
        async with asyncio.timeout(120):
            await one_round_done(registration_db, both, unit_code)
        finished.set()
    await turn(registration_db, both)
    names = await names_in_drafts(registration_db, sealer_of(2), unit_code, places)
    assert names[:4] == [str(versions[place]) for place in range(4)]
    assert names[4:] == [f"第 {place} 个孩子" for place in range(4, 40)]


async def one_round_done(db: Database, both: Sealer, unit_code: str) -> None:
    """Reseal in small batches, with writers at work, until all the quiet drafts lie under the new key."""
    quiet = (
        sa.select(sa.func.count())
        .select_from(draft)
        .where(sa.func.substring(draft.c.sealed_content, 3, 2) != b"\x00\x02")
    )
    while True:
        after = None
        while True:
            async with db.transaction(unit_code) as session:
                batch = await reseal_batch(session, DRAFT, both, after=after, limit=3)
            after = batch.ended_at
            if after is None:
                break
        async with db.reading(unit_code) as session:
            if (await session.scalar(quiet) or 0) <= 4:
                return


async def test_outside_of_its_unit_nothing_is_seen_and_nothing_is_written(registration_db: Database) -> None:
    await load_units(registration_db)
    await add_drafts(registration_db, sealer_of(1), UNITS[0], TEN)
    for scope in (UNSCOPED, UNITS[1]):
        async with registration_db.transaction(scope) as session:
            batch = await reseal_batch(session, DRAFT, sealer_of(1, 2), after=None, limit=100)
        assert (batch.ended_at, batch.rows) == (None, 0)
