"""Families are told half an hour after the result was published, from the file that still stands; otherwise never."""

import asyncio
import json
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from services.lottery.actions.hand_over_due import hand_over_due
from services.lottery.actions.office import UnitSigner, WorkersDuty
from services.lottery.settings import LotterySettings
from services.lottery.store.tables import audit
from shared.audit_log.sequencing import sequence
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from tests.builders.ceremonies import Ceremony
from tests.builders.draws import DRAW_ID, PUBLISHED_AT
from tests.builders.scopes import EVERYWHERE

PUBLISHED = datetime.fromisoformat(PUBLISHED_AT)
DUE = PUBLISHED + timedelta(minutes=30)
SECOND = timedelta(seconds=1)
SPOILED = {
    "the file": "update lottery.draw_file set content = content || ' ' where name = 'results.csv'",
    "the file and its hash": "update lottery.draw_file set content = content || ' ', sha256 = encode(sha256(content "
    "|| ' '), 'hex') where name = 'results.csv'; update lottery.draw set results_sha256 = (select sha256 from "
    "lottery.draw_file where name = 'results.csv')",
    "the manifest": "update lottery.draw_file set content = ''::bytea where name = 'SHA256SUMS'",
    "the signature": "update lottery.draw_file set content = 'x'::bytea where name = 'SHA256SUMS.note'",
    "the roster": "update lottery.draw_file set content = content || ' ' where name = 'roster.csv'",
    "a file that is gone": "delete from lottery.draw_file where name = 'results.csv'",
}


async def told(db: Database) -> list[str]:
    async with db.reading(UNSCOPED) as session:
        return list(await session.scalars(sa.text("select name from lottery.outbox order by id")))


async def asked(ceremony: Ceremony, at: datetime) -> tuple[int, dict[str, str]]:
    return await ceremony.post(f"/{ceremony.draw_id}/hand-over", {"at": at.isoformat()})


@pytest.fixture
def duty(lottery_db: Database, settings: LotterySettings) -> WorkersDuty:
    """What the worker works with."""
    return WorkersDuty(lottery_db, UnitSigner(settings.key_ring), clock_is_shifted=False)


async def test_nobody_is_told_for_half_an_hour_and_then_once(
    ceremony: Ceremony, lottery_db: Database, duty: WorkersDuty
) -> None:
    await ceremony.go_to("publish")
    assert await told(lottery_db) == ["RosterFrozen"]
    assert await hand_over_due(duty, now=DUE - SECOND) == 0
    assert await told(lottery_db) == ["RosterFrozen"]
    assert sum(await asyncio.gather(*[hand_over_due(duty, now=DUE) for _ in range(3)])) >= 1
    assert await hand_over_due(duty, now=DUE + SECOND) == 0
    assert await told(lottery_db) == ["RosterFrozen", "PlacementsPublished"]


@pytest.mark.parametrize("spoiled", SPOILED)
async def test_a_file_that_did_not_stand_stops_everything_for_ever(
    ceremony: Ceremony, lottery_db: Database, migrator: Database, duty: WorkersDuty, spoiled: str
) -> None:
    await ceremony.go_to("publish")
    await tamper(migrator, SPOILED[spoiled])
    await hand_over_due(duty, now=DUE)
    await hand_over_due(duty, now=DUE + timedelta(days=1))
    assert await told(lottery_db) == ["RosterFrozen"]
    assert (await asked(ceremony, DUE + SECOND))[1]["outcome"] == "changed"
    assert [act for act in await acts(lottery_db) if act.startswith("RESULTS")] == [
        "RESULTS_PUBLISHED",
        "RESULTS_CHANGED",
    ]


async def test_a_rehearsal_names_the_time_but_not_an_earlier_one(ceremony: Ceremony, lottery_db: Database) -> None:
    await ceremony.go_to("draw")
    assert (await asked(ceremony, DUE))[1]["code"] == "NOT_PUBLISHED"
    await ceremony.take("publish")
    assert (await asked(ceremony, DUE - SECOND))[1]["code"] == "HANDOVER_TOO_EARLY"
    assert [(await asked(ceremony, DUE))[0] for _ in range(2)] == [200, 200]
    assert (await told(lottery_db)).count("PlacementsPublished") == 1


async def test_a_real_draw_names_no_time(ceremony: Ceremony) -> None:
    real = DRAW_ID.removeprefix("TEST-")
    status, said = await ceremony.post(f"/{real}/hand-over", {"at": DUE.isoformat()})
    assert (status, said["code"]) == (422, "OWN_TIME")


async def test_a_clock_that_is_set_hands_over_rehearsals_only(
    ceremony: Ceremony, lottery_db: Database, migrator: Database, duty: WorkersDuty
) -> None:
    await ceremony.go_to("publish")
    await as_if_real(migrator)
    shifted = WorkersDuty(duty.db, duty.signer, clock_is_shifted=True)
    assert await hand_over_due(shifted, now=DUE + timedelta(days=1)) == 0
    assert await told(lottery_db) == ["RosterFrozen"]


@pytest.mark.parametrize(
    "change",
    ["done_at = null, outcome = null", "outcome = 'told'", "due_at = due_at - interval '1 hour'"],
)
async def test_what_was_decided_stays_even_for_the_owner(
    ceremony: Ceremony, migrator: Database, duty: WorkersDuty, change: str
) -> None:
    await ceremony.go_to("publish")
    await tamper(migrator, SPOILED["the file"])
    await hand_over_due(duty, now=DUE)
    with pytest.raises(sa.exc.DBAPIError, match="decided once"):
        async with migrator.transaction(EVERYWHERE) as session:
            await session.execute(sa.text(f"update lottery.handover set {change}"))


async def tamper(migrator: Database, statements: str) -> None:
    """Do what only a crooked operator could."""
    async with migrator.transaction(EVERYWHERE) as session:
        for table in ("draw_file", "draw"):
            await session.execute(sa.text(f"alter table lottery.{table} disable trigger user"))
        for statement in statements.split("; "):
            await session.execute(sa.text(statement))


async def as_if_real(migrator: Database) -> None:
    """Give the draw the number of a real one, past every right and trigger."""
    async with migrator.transaction(EVERYWHERE) as session:
        await session.execute(sa.text("alter table lottery.handover disable trigger user"))
        await session.execute(sa.text("alter table lottery.handover drop constraint handover_unit_code_draw_id_fkey"))
        await session.execute(sa.text("update lottery.handover set draw_id = replace(draw_id, 'TEST-', '')"))


async def acts(db: Database) -> list[str]:
    async with db.transaction(UNSCOPED) as session:
        await sequence(session, audit)
    async with db.reading(EVERYWHERE) as session:
        bodies = await session.scalars(sa.select(audit.log.c.body).order_by(audit.log.c.leaf_index))
        return [json.loads(body)["act"] for body in bodies]
