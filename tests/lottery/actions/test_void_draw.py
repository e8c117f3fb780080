"""A draw is void on a ground of the closed list before the last source, keeps its number, and is void for ever."""

from typing import Any

import pytest

from tests.builders.ceremonies import STEPS, Ceremony
from tests.builders.draws import DRAW_ID, FROZEN_AT, County

STOPPED = {"letter": "c", "ground": "市教育局书面要求停止", "at": "2023-09-15T15:30:00+08:00"}


async def void(ceremony: Ceremony, **changes: Any) -> tuple[int, dict[str, Any]]:
    return await ceremony.post(f"/{ceremony.draw_id}/void", {**STOPPED, **changes})


@pytest.mark.parametrize("done", ["announce", "freeze", "close"])
async def test_nothing_follows_a_void_draw(ceremony: Ceremony, done: str) -> None:
    await ceremony.go_to(done)
    status, said = await void(ceremony)
    assert (status, said["state"]) == (200, "void")
    for step in STEPS[1:]:
        assert (await ceremony.take(step))[1]["code"] == "DRAW_VOID"
    assert (await void(ceremony))[1]["code"] == "DRAW_VOID"


@pytest.mark.parametrize("done", ["seed", "draw", "publish"])
async def test_there_is_no_ground_once_the_seed_exists(ceremony: Ceremony, done: str) -> None:
    await ceremony.go_to(done)
    assert (await void(ceremony, at="2023-09-15T20:00:00+08:00"))[1]["code"] == "VOID_TOO_LATE"


async def test_there_is_no_ground_after_the_last_sources_time(ceremony: Ceremony) -> None:
    await ceremony.go_to("close")
    assert (await void(ceremony, at="2023-09-15T19:00:03+08:00"))[1]["code"] == "VOID_TOO_LATE"


async def test_a_letter_counts_at_its_moment_only(ceremony: Ceremony) -> None:
    await ceremony.go_to("close")
    assert (await void(ceremony, letter="d"))[1]["code"] == "VOID_LETTER"
    assert (await void(ceremony, letter="x"))[1]["code"] == "INVALID_INPUT"


@pytest.mark.parametrize("done", ["announce", "freeze"])
async def test_a_void_draw_keeps_its_link_in_the_chain(ceremony: Ceremony, made: County, done: str) -> None:
    following = Ceremony(ceremony.client, made, "TEST-140199-2023-XX-02")
    await ceremony.go_to(done)
    gone = (await void(ceremony, at=FROZEN_AT))[1]
    after = await following.go_to("freeze")
    assert (gone["seq"], after["seq"]) == (1, 2)
    assert after["prev"] == gone["draw_sha256"]


async def test_a_draw_void_before_its_freeze_leaves_an_announcement_without_applicants(ceremony: Ceremony) -> None:
    await ceremony.go_to("announce")
    await void(ceremony)
    roster = await ceremony.client.get(f"/draws/{DRAW_ID}/files/roster.csv")
    assert roster.content == b"app_no,pid,group,choice,school,category,tier\n"
    draw = (await ceremony.client.get(f"/draws/{DRAW_ID}/files/draw.json")).json()
    assert (draw["seq"], draw["roster_rows"], draw["prev"]) == (1, 0, "0" * 64)
