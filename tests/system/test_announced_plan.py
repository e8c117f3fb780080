"""Announcements over both services: what registration knows as approved, and the chain that never breaks."""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import replace
from functools import partial
from typing import Any

import httpx2
import pytest

from services.registration.actions.show_pool import show_pool
from services.registration.domain.unit import DrawRules, SchoolPlan, SpecialLot, Unit
from shared.contracts.freeze_defaults import FREEZE_DEFAULTS, OpenMatter
from shared.crypto.hashing import sha256_hex
from shared.database.provision import ServiceUrls
from tests.builders.draws import dice, drand
from tests.builders.registration import a_school, a_unit
from tests.builders.two_services import DRAW_ID, TwoServices, two_services
from tests.registration.actions.family import submitted

LOTS = ("P01", "P02")
SECOND, THIRD = (f"{DRAW_ID[:-1]}{place}" for place in (2, 3))
SPECIAL = (SpecialLot("P01", "ALL", "艺术"),)
NUMBERED = (replace(a_school("P01"), approval_no="晋教〔2023〕9号"), a_school("P02"))
PLACES: OpenMatter = "APPROVED_PLACES"
ONE_MORE = SchoolPlan("P01", 3, held_back=1, ground="绑定的孩子整组录取时用")
Running = Callable[[Unit], AbstractAsyncContextManager[TwoServices]]


@pytest.fixture
def running(urls: ServiceUrls) -> Running:
    """A way to run both services with a unit."""
    return partial(two_services, urls)


@pytest.fixture
async def both(running: Running) -> AsyncIterator[TwoServices]:
    """Both services with the usual unit."""
    async with running(a_unit()) as started:
        yield started


def seats(**capacity: int) -> list[dict[str, Any]]:
    return [{"school": code, "category": "ALL", "capacity": seats, "name": code} for code, seats in capacity.items()]


@pytest.mark.parametrize(
    ("changes", "code", "why"),
    [
        ({"seats": seats(P01=3, P02=2)}, "SEATS_OVER_PLAN", "没有学位"),
        ({"seats": seats(P01=1, P02=2)}, "SEATS_UNDER_PLAN", "没有交代"),
        ({"seats": seats(P09=2)}, "SEAT_UNKNOWN", "没有孩子能填报它"),
        ({"seats": seats(G01=120)}, "SEAT_UNKNOWN", "派位的民办学校"),
        ({"season": "2024"}, "SEASON_DIFFERS", "名册会对不上"),
        ({"group_boundary": "skip"}, "SKIP_DA", "先算谁后算谁"),
        ({"group_boundary": "skip", "mechanism": "ia"}, "GROUP_RULE_DIFFERS", "家长是照那一条决定"),
        ({"waitlist": "unplaced"}, "WAITLIST_RULE", "少填志愿反而占便宜"),
        ({"sources": [dice(38)]}, "ENTROPY_RULE", "一个个试出来"),
        ({"sources": [dice(40)]}, "LAST_SOURCE", "最后一个说话的人"),
        ({"sources": [dice(40), drand() | {"required": False}]}, "OPTIONAL_AFTER_LAST", "挑一个"),
    ],
)
async def test_what_may_not_be_announced_is_refused_with_the_reason(
    both: TwoServices, changes: dict[str, Any], code: str, why: str
) -> None:
    status, said = await both.announce(a_unit(), lots=LOTS, **changes)
    assert (status, said["code"]) == (422, code)
    assert why in said["title"]
    assert (await both.get("/draws"))[1]["draws"] == []


@pytest.mark.parametrize(("schools", "code"), [(a_unit().schools, "APPROVAL_NUMBER_MISSING"), (NUMBERED, None)])
async def test_a_special_type_opens_with_its_approval_number_only(
    running: Running, schools: tuple[Any, ...], code: str | None
) -> None:
    unit = a_unit(schools=schools, special_lots=SPECIAL)
    async with running(unit) as both:
        status, said = await both.announce(unit, lots=LOTS)
    assert (status, said.get("code")) == (201 if code is None else 422, code)


async def test_admit_is_announced_only_where_the_approved_places_bear_the_largest_group(running: Running) -> None:
    unit = a_unit(plans=(SchoolPlan("P01", 2),))
    async with running(unit) as both:
        visit = await both.family(1)
        first = await submitted(both.tools, visit, 0)
        await submitted(both.tools, visit, 1, together_with=first)
        status, said = await both.announce(unit, lots=LOTS)
    assert (status, said["code"]) == (422, "APPROVED_PLACES")
    assert "最多要 3 个学位，P01 批准的只有 2 个" in said["title"]


async def test_a_group_that_comes_after_the_announcement_and_is_too_large_holds_nothing_up(running: Running) -> None:
    unit = a_unit(plans=(ONE_MORE,))
    async with running(unit) as both:
        assert (await both.announce(unit, lots=LOTS))[0] == 201
        visit, other = await both.family(1), await both.family(2)
        first = await submitted(both.tools, visit, 0)
        second = await submitted(both.tools, visit, 1, together_with=first)
        one = await submitted(both.tools, other, 4)
        twins = (one, await submitted(both.tools, other, 5, together_with=one))
        assert [line["code"] for line in (await both.readiness())["lines"] if line["code"] == PLACES and line["green"]]
        triplets = (first, second, await submitted(both.tools, visit, 2, together_with=second))
        ready = await both.readiness()
        (line,) = (line for line in ready["lines"] if line["code"] == PLACES)
        assert (line["count"], line["blocks"], line["default"]) == (1, False, FREEZE_DEFAULTS[PLACES])
        assert set(line["examples"]) == set(triplets)
        status, frozen = await both.freeze()
        assert (status, frozen["state"], ready["blocked"]) == (200, "frozen", False)
        groups = {row[0]: row[2] for row in await both.rows("roster.csv")}
        assert groups == dict.fromkeys(triplets, "") | dict.fromkeys(twins, min(twins))
        (shown,) = await show_pool(both.tools, visit, second)
        assert "单独派位（要求过一起派位，封存时没有绑上" in shown.row
        (bound,) = await show_pool(both.tools, other, twins[1])
        assert "绑在一起派位" in bound.row


async def test_the_announced_rule_about_twins_is_the_one_that_binds(running: Running) -> None:
    unit = a_unit(draw=DrawRules(group_boundary="split"))
    async with running(unit) as both:
        visit = await both.family(1)
        first = await submitted(both.tools, visit, 0)
        second = await submitted(both.tools, visit, 1, together_with=first)
        await both.announce(unit, lots=LOTS, group_boundary="split")
        await both.freeze()
        assert {row[0]: row[2] for row in await both.rows("roster.csv")} == dict.fromkeys(
            (first, second), min(first, second)
        )


async def test_every_announcement_is_a_link_of_the_chain_void_ones_too(both: TwoServices) -> None:
    ground = {"ground": "上级书面要求停止", "letter": "c", "at": "2023-09-12T17:00:00+08:00"}
    for draw_id in (DRAW_ID, SECOND, THIRD):
        assert (await both.announce(a_unit(), draw_id, lots=LOTS))[0] == 201
    ready = await both.readiness(THIRD)
    earlier = next(line for line in ready["lines"] if line["code"] == "EARLIER_DRAW")
    assert earlier["examples"] == [DRAW_ID, SECOND]
    for draw_id in (DRAW_ID, SECOND):
        assert (await both.post(f"/draws/{draw_id}/void", ground))[0] == 200
    assert (await both.readiness(THIRD))["blocked"] is False
    assert (await both.freeze(THIRD))[0] == 200
    chain = (await both.get("/draws"))[1]["draws"]
    assert [(one["seq"], one["state"]) for one in chain] == [(1, "void"), (2, "void"), (3, "frozen")]
    assert [one["prev"] for one in chain] == ["0" * 64, chain[0]["draw_sha256"], chain[1]["draw_sha256"]]
    for one in chain:
        draw = (await both.client.get(f"/draws/{one['draw_id']}/files/draw.json")).content
        assert sha256_hex(draw) == one["draw_sha256"]


async def test_a_roster_that_was_frozen_for_a_void_draw_is_the_one_that_is_promised(both: TwoServices) -> None:
    ground = {"ground": "上级书面要求停止", "letter": "c", "at": "2023-09-12T18:30:00+08:00"}
    await submitted(both.tools, await both.family(1), 0)
    await both.announce(a_unit(), lots=LOTS)
    await both.freeze()
    await both.post(f"/draws/{DRAW_ID}/void", ground)
    await both.announce(a_unit(), SECOND, lots=LOTS)
    ready = await both.readiness(SECOND)
    assert [line["code"] for line in ready["lines"] if not line["green"]] == []
    assert (await both.post(f"/draws/{SECOND}/freeze/request", {"at": "2023-09-13T09:00:00+08:00"}))[0] == 202
    first = (await both.client.get(f"/draws/{DRAW_ID}/files/roster.csv")).content
    assert ready["roster_sha256"] == sha256_hex(first)


async def test_where_registration_is_silent_nothing_is_announced(
    both: TwoServices, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def silent(*_: object) -> httpx2.Response:
        raise httpx2.ConnectError("nobody")

    monkeypatch.setattr("services.lottery.gateways.registration.httpx2.AsyncClient.get", silent)
    status, said = await both.announce(a_unit(), lots=LOTS)
    assert (status, said["code"]) == (503, "REGISTRATION_SILENT")
    assert "没有查到批准的计划" in said["title"]
