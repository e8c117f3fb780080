"""What the readiness check promises is what the frozen roster has: over both services, with every line red at once."""

from collections.abc import AsyncIterator
from typing import Any

import pytest

from services.registration.actions.correct_application import correct_application
from services.registration.actions.record_finding import record_finding
from services.registration.actions.withdraw_application import withdraw_application
from services.registration.domain.unit import SchoolPlan
from shared.contracts.freeze_defaults import FREEZE_DEFAULTS
from shared.contracts.messages import Standing
from shared.crypto.hashing import sha256_hex
from shared.database.provision import ServiceUrls
from tests.builders.registration import NOW, a_school, a_submission, a_unit, another_child
from tests.builders.two_services import DRAW_ID, TwoServices, two_services
from tests.fakes.registration import FakeFindings
from tests.registration.actions.family import found, submitted

SCHOOLS = (a_school("P01"), a_school("P02"), a_school("P03", seats=0), a_school("P04", seats=5))
PLAN = SchoolPlan("P02", 3, held_back=1, ground="绑定的孩子整组录取时用")
UNIT = a_unit(schools=(*SCHOOLS, a_school("G01", kind="public", seats=120)), plans=(PLAN,))
DRAWN = ("P01", "P02", "P03")
LAST_TIER, FIRST_TIER = "2", "1"
Lines = dict[str, dict[str, Any]]


@pytest.fixture
async def both(urls: ServiceUrls) -> AsyncIterator[TwoServices]:
    """Both services, with a unit of four private schools, one without seats and one in no draw."""
    async with two_services(urls, UNIT) as running:
        yield running


async def child(both: TwoServices, place: int, *choices: str, found_as: Standing | None = None, **more: Any) -> str:
    """Let a family of its own register a child, and verification find something out about it."""
    visit = await both.family(more.pop("of_family", place))
    number = await submitted(both.tools, visit, place, *(choices or ("P01",)), **more)
    if found_as is not None:
        facts = ("GUARDIAN", "HOUSEHOLD_IN_UNIT") if found_as == "proven" else ("GUARDIAN",)
        await found(both.tools, number, found_as, *facts)
    return number


async def change_choice(both: TwoServices, number: str, place: int, school: str) -> None:
    """Let a family change the choice of one twin, and verification confirm what it wrote."""
    typed = a_submission(school, **another_child(place))
    await correct_application(both.tools, await both.family(place), typed, number=number, version=1)
    findings = FakeFindings()
    message = findings.put(number, "proven", facts=("GUARDIAN", "HOUSEHOLD_IN_UNIT"), version=2)
    await record_finding(both.tools, message, findings=findings, now=NOW)


async def open_everything(both: TwoServices) -> dict[str, tuple[str, ...]]:
    """Leave something open of every kind; return the application numbers by kind."""
    proven = await child(both, 0, "P01", "P02", found_as="proven")
    unconfirmed = (await child(both, 1, "P01", "P03"), await child(both, 2, "P02", found_as="with_clerk"))
    silent = (await child(both, 3, found_as="waiting"),)
    with_family = (await child(both, 4, found_as="with_family"),)
    first = await child(both, 5, found_as="proven")
    second = await child(both, 5, of_family=50, found_as="proven")
    undecided = (await child(both, 6), await child(both, 6, of_family=60))
    elder = await child(both, 7, "P01")
    younger = await child(both, 8, "P01", of_family=7, together_with=elder, found_as="proven")
    await change_choice(both, elder, 7, "P02")
    left = await child(both, 9, "P01", found_as="proven")
    right = await child(both, 10, "P01", of_family=9, together_with=left)
    nowhere = await child(both, 11, "P04", found_as="proven")
    withdrawn = await child(both, 12, found_as="proven")
    await withdraw_application(both.tools, await both.family(12), withdrawn)
    return {
        "PROVEN": (proven,),
        "UNCONFIRMED": (*unconfirmed, right),
        "SILENT": silent,
        "WITH_FAMILY": with_family,
        "DUPLICATES": (first, second, *undecided),
        "GROUPS_DIFFER": (elder, younger, left, right),
        "PUBLIC": (nowhere,),
        "WITHDRAWN": (withdrawn,),
    }


async def bind_late(both: TwoServices) -> dict[str, tuple[str, ...]]:
    """After the announcement: triplets, for whom the approved places of P02 are too few, and twins, who fit."""
    first = await child(both, 13, "P01", "P02", found_as="proven")
    second = await child(both, 14, "P01", "P02", of_family=13, together_with=first, found_as="proven")
    third = await child(both, 15, "P01", "P02", of_family=13, together_with=second, found_as="proven")
    one = await child(both, 16, "P02", found_as="proven")
    other = await child(both, 17, "P02", of_family=16, together_with=one, found_as="proven")
    return {"APPROVED_PLACES": (first, second, third), "FIT": (one, other)}


async def test_every_red_line_has_a_default_and_the_freeze_applies_exactly_that(both: TwoServices) -> None:
    left = await open_everything(both)
    assert (await both.announce(UNIT, lots=DRAWN))[0] == 201
    left |= await bind_late(both)
    ready = await both.readiness()
    lines: Lines = {line["code"]: line for line in ready["lines"]}
    assert {code for code, line in lines.items() if not line["green"]} == set(FREEZE_DEFAULTS)
    assert ready["blocked"] is False
    assert all(lines[code]["default"] == words for code, words in FREEZE_DEFAULTS.items())
    assert set(lines["SEATS_UNSET"]["examples"]) == {"P03/ALL", "P04/ALL"}
    _names_what_is_open(lines, left)
    status, frozen = await both.freeze()
    assert (status, frozen["state"]) == (200, "frozen")
    roster = (await both.client.get(f"/draws/{DRAW_ID}/files/roster.csv")).content
    assert (sha256_hex(roster), roster.count(b"\n") - 1) == (ready["roster_sha256"], ready["rows"])
    register = dict(await both.rows("register.csv"))
    _is_as_promised(register, await both.rows("roster.csv"), lines, left)


def _names_what_is_open(lines: Lines, left: dict[str, tuple[str, ...]]) -> None:
    for code in ("SILENT", "WITH_FAMILY", "DUPLICATES", "GROUPS_DIFFER", "APPROVED_PLACES"):
        assert set(lines[code]["examples"]) == set(left[code]), code
    # Of two undecided applications for one child one stays, and is undecided.
    more = set(lines["UNCONFIRMED"]["examples"]) - set(left["UNCONFIRMED"])
    assert len(more) == 1
    assert more < set(left["DUPLICATES"][2:])
    counts = {code: lines[code]["count"] for code in FREEZE_DEFAULTS}
    assert counts == {
        "UNCONFIRMED": 4,
        "SILENT": 1,
        "WITH_FAMILY": 1,
        "DUPLICATES": 2,
        "GROUPS_DIFFER": 2,
        "APPROVED_PLACES": 1,
        "SEATS_UNSET": 2,
    }


def _is_as_promised(
    register: dict[str, str], roster: list[list[str]], lines: Lines, left: dict[str, tuple[str, ...]]
) -> None:
    states = list(register.values())
    assert states.count("PENDING") == lines["UNCONFIRMED"]["count"] + lines["SILENT"]["count"]
    assert states.count("REFUSED") == lines["WITH_FAMILY"]["count"]
    assert states.count("MERGED") == lines["DUPLICATES"]["count"]
    for code in ("UNCONFIRMED", "SILENT"):
        assert {register[number] for number in lines[code]["examples"]} == {"PENDING"}
    assert register[left["WITH_FAMILY"][0]] == "REFUSED"
    assert (register[left["PUBLIC"][0]], register[left["WITHDRAWN"][0]]) == ("PUBLIC", "WITHDRAWN")
    first, second, *undecided = left["DUPLICATES"]
    assert (register[first], register[second]) == ("IN", "MERGED")
    assert {register[number] for number in undecided} == {"PENDING", "MERGED"}
    groups = {row[0]: row[2] for row in roster}
    assert {groups[number] for number in (*left["GROUPS_DIFFER"], *left["APPROVED_PLACES"])} == {""}
    assert {groups[number] for number in left["FIT"]} == {min(left["FIT"])}
    tiers = {row[0]: row[6] for row in roster}
    assert all(tiers[number] == LAST_TIER for number, state in register.items() if state == "PENDING")
    assert tiers[left["PROVEN"][0]] == FIRST_TIER
    assert set(groups) == {number for number, state in register.items() if state in {"IN", "PENDING"}}


async def test_what_is_mended_turns_green_and_the_roster_with_it(both: TwoServices) -> None:
    number = await child(both, 1, found_as="waiting")
    await both.announce(UNIT, lots=DRAWN)
    before = await both.readiness()
    await found(both.tools, number, "proven", "GUARDIAN", "HOUSEHOLD_IN_UNIT")
    after = await both.readiness()
    silent = [next(line for line in said["lines"] if line["code"] == "SILENT") for said in (before, after)]
    assert [line["green"] for line in silent] == [False, True]
    assert before["roster_sha256"] != after["roster_sha256"]
    assert (await both.freeze())[0] == 200
    assert dict(await both.rows("register.csv")) == {number: "IN"}


async def test_the_defaults_are_published_with_the_rules_of_the_draw(both: TwoServices) -> None:
    await both.announce(UNIT, lots=DRAWN)
    await both.freeze()
    policy = (await both.client.get(f"/draws/{DRAW_ID}/files/policy")).json()
    assert policy["at_freeze"] == FREEZE_DEFAULTS


async def test_reading_it_keeps_nothing(both: TwoServices) -> None:
    await child(both, 1)
    await both.announce(UNIT, lots=DRAWN)
    await both.readiness()
    assert await child(both, 2)
    assert (await both.readiness())["children"] == 2


async def test_a_frozen_draw_is_not_judged_again(both: TwoServices) -> None:
    await both.announce(UNIT, lots=DRAWN)
    await both.freeze()
    status, said = await both.get(f"/draws/{DRAW_ID}/readiness")
    assert (status, said["code"]) == (409, "ALREADY_FROZEN")
