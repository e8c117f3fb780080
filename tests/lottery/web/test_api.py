"""A whole draw over the draw office's API, and everything that the API refuses."""

from datetime import UTC, datetime
from typing import Any

import httpx2
import pytest

from services.lottery.domain.sources.drand import QUICKNET, round_at
from tests.builders.ceremonies import AUTHORIZED, STEPS, Ceremony
from tests.builders.draws import DRAW_ID, LAST_SOURCE_AT, UNIT, County, announcement, beacon, dice, drand
from tests.fakes.frozen_files import FrozenFiles

REACHED = {"announce": "announced", "freeze": "frozen", "close": "closed", "seed": "seeded", "draw": "drawn"}


async def test_a_draw_goes_from_its_announcement_to_its_publication(ceremony: Ceremony) -> None:
    for step in STEPS:
        status, said = await ceremony.take(step)
        assert (status, said["state"]) == (201 if step == "announce" else 200, REACHED.get(step, "published")), said
    assert said["seq"] == 1
    assert said["prev"] == "0" * 64
    assert all(len(said[name]) == 64 for name in ("draw_sha256", "seed", "results_sha256"))


@pytest.mark.parametrize("done", STEPS[:-1])
async def test_no_step_but_the_next_is_taken(ceremony: Ceremony, done: str) -> None:
    await ceremony.go_to(done)
    for step in STEPS[1:]:
        if STEPS.index(step) == STEPS.index(done) + 1:
            continue
        status, said = await ceremony.take(step)
        assert status == 409, (step, said)
        assert said["code"].startswith(("NOT_", "ALREADY_"))


async def test_a_published_draw_is_never_drawn_again(ceremony: Ceremony, client: httpx2.AsyncClient) -> None:
    published = await ceremony.go_to("publish")
    assert (await ceremony.take("draw"))[1]["code"] == "ALREADY_DRAWN"
    answer = await client.get(f"/internal/units/{UNIT}/draws/{DRAW_ID}", headers=AUTHORIZED)
    assert answer.json() == published


async def test_a_number_is_announced_once(ceremony: Ceremony) -> None:
    await ceremony.go_to("announce")
    assert (await ceremony.take("announce"))[1]["code"] == "DRAW_EXISTS"


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"sources": [dice(6), drand()]}, None),
        ({"sources": [dice(40)]}, "LAST_SOURCE"),
        ({"sources": [dice(6)]}, "ENTROPY_RULE"),
        ({"sources": [drand(), dice(40, LAST_SOURCE_AT)]}, "LAST_SOURCE"),
        ({"sources": [dice(40), drand() | {"required": False}]}, "OPTIONAL_AFTER_LAST"),
        ({"sources": [dice(40, "2023-09-15T18:55:00+08:00"), drand()]}, "SOURCE_AT_LAST_MINUTE"),
        ({"sources": [dice(40, "2023-09-06T07:00:00+08:00"), drand()]}, "PROCEDURE"),
        ({"sources": [dice(40), drand() | {"at": "2023-09-15T20:00:00+08:00"}]}, "PROCEDURE"),
        ({"sources": [dice(40), dice(40)]}, "SOURCES"),
        ({"sources": [dice(40), drand() | {"detail": "quicknet:1"}]}, "SOURCE"),
        ({"title": "零宽\u200b字符"}, "LAYOUT"),
        ({"draw_id": "TEST-140198-2023-XX-01"}, "DRAW_OF_ANOTHER_UNIT"),
        ({"draw_id": "TEST-01"}, "DRAW_OF_ANOTHER_UNIT"),
        ({"draw_id": "140199-2023-XX-01"}, "OWN_TIME"),
        ({"mechanism": "chance"}, "INVALID_INPUT"),
        ({"at": "2023-09-06 08:00"}, "INVALID_INPUT"),
        ({"name": "王芳"}, "INVALID_INPUT"),
    ],
)
async def test_an_announcement_that_breaks_a_rule_is_refused(
    ceremony: Ceremony, changes: dict[str, Any], code: str | None
) -> None:
    status, said = await ceremony.take("announce", **changes)
    assert said.get("code") == code
    assert status == (201 if code is None else 422)


async def test_no_step_takes_values(ceremony: Ceremony) -> None:
    await ceremony.go_to("freeze")
    assert (await ceremony.take("close", values={"dice": "1" * 40}))[1]["code"] == "INVALID_INPUT"
    await ceremony.go_on_to("close")
    assert (await ceremony.take("seed", values={"drand": beacon()[0]}))[1]["code"] == "INVALID_INPUT"
    assert (await ceremony.take("seed"))[0] == 200


async def test_a_step_has_its_time(ceremony: Ceremony) -> None:
    await ceremony.go_to("freeze")
    assert (await ceremony.take("close", at="2023-09-15T14:59:00+08:00"))[1]["code"] == "TIME_GOES_BACK"
    assert (await ceremony.take("close", at="2023-09-15T18:51:00+08:00"))[1]["code"] == "CLOSED_TOO_LATE"
    assert (await ceremony.take("close", at="2023-09-12T17:00:00+08:00"))[1]["code"] == "TIME_GOES_BACK"
    await ceremony.go_on_to("close")
    assert (await ceremony.take("seed", at="2023-09-15T19:00:02+08:00"))[1]["code"] == "SOURCE_TOO_EARLY"


async def test_a_real_draw_takes_the_servers_clock(client: httpx2.AsyncClient, made: County) -> None:
    ceremony = Ceremony(client, made, "140199-2023-XX-01", at=None)
    last = datetime(2098, 1, 1, 11, tzinfo=UTC)
    beacon = drand() | {"at": last.isoformat(), "detail": f"{QUICKNET}:{round_at(last)}"}
    later = {"sources": [dice(40, "2098-01-01T15:00:00+08:00"), beacon]}
    assert (await ceremony.take("announce", **later))[0] == 201
    assert (await ceremony.take("freeze"))[1]["code"] == "OWN_TIME"
    status, said = await ceremony.take("freeze", at=None)
    assert (status, said["state"]) == (200, "frozen")


async def test_a_service_reads_and_takes_no_step(client: httpx2.AsyncClient, made: County) -> None:
    path = f"/internal/units/{UNIT}/draws"
    assert (await client.post(path, json=announcement(made), headers=AUTHORIZED)).status_code == 405
    wrong = {"Authorization": "Bearer something else"}
    assert (await client.get(path, headers=wrong)).json()["code"] == "SERVICE_TOKEN_WRONG"
    steps = f"/api/units/{UNIT}/draws"
    assert (await client.post(steps, json=announcement(made), headers=AUTHORIZED)).json()["code"] == "NOT_SIGNED_IN"


async def test_an_unknown_draw_is_not_found(ceremony: Ceremony) -> None:
    status, said = await ceremony.take("freeze")
    assert (status, said["code"]) == (404, "DRAW_NOT_FOUND")


async def test_registration_is_asked_for_exactly_the_announced_lots(
    ceremony: Ceremony, registration: FrozenFiles
) -> None:
    await ceremony.go_to("freeze")
    assert registration.lots == [
        {"school": "P01", "category": "ALL", "capacity": 12},
        {"school": "P02", "category": "ALL", "capacity": 20},
    ]


async def test_registration_reads_what_families_are_told_from_the_freeze_on(
    ceremony: Ceremony, client: httpx2.AsyncClient
) -> None:
    path = f"/internal/units/{UNIT}/draws/{DRAW_ID}/told"
    await ceremony.go_to("announce")
    assert (await client.get(path, headers=AUTHORIZED)).json()["code"] == "NOT_FROZEN"
    frozen = (await ceremony.take("freeze"))[1]
    told = (await client.get(path, headers=AUTHORIZED)).json()
    assert (told["draw_sha256"], told["published_at"]) == (frozen["draw_sha256"], None)
    assert told["page"] == f"https://sunny.example/lottery/draws/{DRAW_ID}"
