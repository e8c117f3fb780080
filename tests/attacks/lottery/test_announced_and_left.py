"""An officer who announces and walks away: what he left open keeps nobody's draw hostage."""

from datetime import UTC, datetime, timedelta
from typing import Any

import httpx2
import pytest

from services.lottery.actions.office import UnitSigner, WorkersDuty
from services.lottery.actions.void_overdue import void_overdue
from services.lottery.domain.sources.drand import QUICKNET, round_at
from services.lottery.settings import LotterySettings
from shared.database.sessions import Database
from tests.builders.ceremonies import Ceremony
from tests.builders.draws import FROZEN_AT, LAST_SOURCE_AT, PUBLISHED_AT, THROWN_AT, County, dice, drand

NEXT = "TEST-140199-2023-XX-02"
LAST = datetime.fromisoformat(LAST_SOURCE_AT)
REAL_LAST = datetime(2098, 1, 1, 11, tzinfo=UTC)
SOURCES = [
    dice(40, "2098-01-01T15:00:00+08:00"),
    drand() | {"at": REAL_LAST.isoformat(), "detail": f"{QUICKNET}:{round_at(REAL_LAST)}"},
]
TWO_BEACONS = [dice(), drand(), drand() | {"name": "other"}]
STOPPED = {"letter": "c", "ground": "没有封存名册，时间过了"}


@pytest.fixture
def duty(lottery_db: Database, settings: LotterySettings) -> WorkersDuty:
    """The worker's duty by the real clock."""
    return WorkersDuty(lottery_db, UnitSigner(settings.key_ring), clock_is_shifted=False)


def a_real_draw(client: httpx2.AsyncClient, made: County, number: str) -> Ceremony:
    """A draw that is no rehearsal, by the server's own clock."""
    return Ceremony(client, made, f"140199-2023-XX-{number}", at=None, sources=SOURCES)


@pytest.mark.parametrize("late", [timedelta(minutes=-9), timedelta(0), timedelta(days=30)])
async def test_what_was_never_frozen_is_void_by_itself_whenever_the_clock_looks(
    client: httpx2.AsyncClient, made: County, duty: WorkersDuty, late: timedelta
) -> None:
    """It keeps every later announcement of the unit from its freeze; nobody could ever know an outcome of it."""
    left, beyond = (a_real_draw(client, made, number) for number in ("01", "02"))
    assert (await left.take("announce"))[0] == 201
    assert await void_overdue(duty, now=REAL_LAST + late) == 1
    assert (await beyond.take("announce"))[0] == 201
    assert (await beyond.take("freeze", at=None))[0] == 200


async def test_before_the_deadline_of_the_closing_it_is_left_alone(
    client: httpx2.AsyncClient, made: County, duty: WorkersDuty
) -> None:
    await a_real_draw(client, made, "01").take("announce")
    assert await void_overdue(duty, now=REAL_LAST - timedelta(minutes=10)) == 0


@pytest.mark.parametrize("at", ["2023-09-15T18:51:00+08:00", LAST_SOURCE_AT, "2023-10-15T18:51:00+08:00"])
async def test_of_a_rehearsal_the_office_says_so_since_it_names_the_time(
    ceremony: Ceremony, made: County, duty: WorkersDuty, at: str
) -> None:
    await ceremony.go_to("announce")
    assert await void_overdue(duty, now=datetime.fromisoformat(at)) == 0
    assert (await ceremony.post(f"/{ceremony.draw_id}/void", {**STOPPED, "letter": "b", "at": at}))[0] == 200
    beyond = Ceremony(ceremony.client, made, NEXT)
    await beyond.take("announce")
    assert (await beyond.take("freeze"))[0] == 200


async def test_a_frozen_draw_is_still_never_void_after_the_last_source(ceremony: Ceremony, duty: WorkersDuty) -> None:
    await ceremony.go_to("freeze")
    assert await void_overdue(duty, now=LAST) == 0
    for at in (LAST_SOURCE_AT, PUBLISHED_AT):
        assert (await ceremony.post(f"/{ceremony.draw_id}/void", {**STOPPED, "at": at}))[1]["code"] == "VOID_TOO_LATE"


@pytest.mark.parametrize(
    "sources",
    [
        TWO_BEACONS,
        [dice(), {**drand(), "name": "early", "at": "2023-09-15T18:55:03+08:00", "detail": ""}, drand()],
    ],
)
async def test_sources_that_no_closing_could_hold_are_not_announced(
    client: httpx2.AsyncClient, made: County, sources: list[dict[str, Any]]
) -> None:
    """closing.txt holds every source but the last and stands ten minutes before it: such a draw could only be void."""
    detail = drand()["detail"].partition(":")
    for one in sources:
        one["detail"] = one["detail"] or f"{detail[0]}:{int(detail[2]) - 100}"
    status, said = await Ceremony(client, made, NEXT, sources=sources).take("announce")
    assert (status, said["code"]) == (422, "SOURCE_AT_LAST_MINUTE")


async def test_one_officer_alone_cannot_type_for_two(ceremony: Ceremony) -> None:
    await ceremony.go_to("freeze")
    for row in (1, 2, 3, 4):
        await ceremony.post(f"/{ceremony.draw_id}/reading", {"row": row, "agreed": True, "at": THROWN_AT})
    for _ in range(2):
        assert (await ceremony.type("dice", 1, "7"))[1]["agreed"] is False


async def test_an_announcement_cannot_be_frozen_by_a_step_back_in_time(ceremony: Ceremony) -> None:
    await ceremony.go_to("announce")
    early = datetime.fromisoformat(FROZEN_AT) - timedelta(days=30)
    assert (await ceremony.take("freeze", at=early.isoformat()))[1]["code"] == "TIME_GOES_BACK"
