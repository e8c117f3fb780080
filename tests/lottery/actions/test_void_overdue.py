"""The program itself declares void what was not closed in time, at that moment and never later (draw.md, 5.4 b)."""

from datetime import UTC, datetime, timedelta

import httpx2
import pytest

from services.lottery.actions.office import UnitSigner, WorkersDuty
from services.lottery.actions.void_overdue import void_overdue
from services.lottery.domain.sources.drand import QUICKNET, round_at
from services.lottery.settings import LotterySettings
from shared.database.sessions import Database
from tests.builders.ceremonies import Ceremony
from tests.builders.draws import LAST_SOURCE_AT, County, dice, drand
from tests.lottery.web.test_two_people import events

LAST = datetime.fromisoformat(LAST_SOURCE_AT)
REAL_LAST = datetime(2098, 1, 1, 11, tzinfo=UTC)
BEFORE = timedelta(minutes=10)
SECOND = timedelta(seconds=1)


@pytest.fixture
def duty(lottery_db: Database, settings: LotterySettings) -> WorkersDuty:
    """The worker's duty in a rehearsal."""
    return WorkersDuty(lottery_db, UnitSigner(settings.key_ring), clock_is_shifted=True)


async def test_at_the_deadline_it_is_in_time_and_a_second_later_it_is_void(
    ceremony: Ceremony, duty: WorkersDuty, lottery_db: Database
) -> None:
    await ceremony.go_to("freeze")
    assert await void_overdue(duty, now=LAST - BEFORE) == 0
    assert await void_overdue(duty, now=LAST - BEFORE + SECOND) == 1
    assert await void_overdue(duty, now=LAST - BEFORE + SECOND) == 0
    assert (await ceremony.take_alone("close"))[1]["code"] == "DRAW_VOID"
    declared = (await events(lottery_db))[-1]
    assert (declared["act"], declared["details"]["letter"]) == ("DRAW_VOIDED", "b")
    assert declared["actor"] == {"kind": "machine", "role": "", "who": "closing-deadline"}


async def test_never_after_the_last_sources_time(ceremony: Ceremony, duty: WorkersDuty) -> None:
    await ceremony.go_to("freeze")
    assert await void_overdue(duty, now=LAST) == 0
    assert (await ceremony.take_alone("close", at=LAST_SOURCE_AT))[1]["code"] == "CLOSED_TOO_LATE"


@pytest.mark.parametrize("done", ["announce", "close"])
async def test_only_what_is_frozen_and_open_is_overdue(ceremony: Ceremony, duty: WorkersDuty, done: str) -> None:
    await ceremony.go_to(done)
    assert await void_overdue(duty, now=LAST - BEFORE + SECOND) == 0


async def test_a_clock_that_was_set_judges_no_real_draw(
    client: httpx2.AsyncClient, made: County, duty: WorkersDuty
) -> None:
    beacon = drand() | {"at": REAL_LAST.isoformat(), "detail": f"{QUICKNET}:{round_at(REAL_LAST)}"}
    sources = [dice(40, "2098-01-01T15:00:00+08:00"), beacon]
    ceremony = Ceremony(client, made, "140199-2023-XX-01", at=None, sources=sources)
    await ceremony.take("announce")
    assert (await ceremony.take("freeze", at=None))[0] == 200
    moment = REAL_LAST - BEFORE + SECOND
    assert await void_overdue(duty, now=moment) == 0
    assert await void_overdue(WorkersDuty(duty.db, duty.signer, clock_is_shifted=False), now=moment) == 1
