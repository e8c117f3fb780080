"""What a clerk's decision does, and what refuses it."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from services.verification.actions.case_room import Sitting
from services.verification.actions.decide_case import decide_case
from services.verification.actions.read_finding import read_finding, summarise_cases
from services.verification.actions.show_case import show_case
from services.verification.actions.take_next import take_next
from services.verification.domain.clerk_decisions import Choice, ClerkDecision
from services.verification.domain.errors import CaseNotFound, CaseNotOpen, CaseTaken, VersionMovedOn
from shared.errors import InvalidInput, ServiceError
from tests.builders.verification import CHILD_NUMBER, NOW, UNIT
from tests.builders.verification_cases import checked, seen, shown
from tests.builders.verification_families import (
    Family,
    family,
    grandfathers_booklet,
    late_permit,
    not_registered,
    written_otherwise,
)
from tests.builders.verification_wire import wire_claim
from tests.fakes.claims import FakeClaims

CONFIRM = ClerkDecision(Choice.CONFIRM, "看过了，是同一个人", saw_paper=True)
RETURN = ClerkDecision(Choice.RETURN, "证件号像是抄错了", saw_paper=False)
PUT_BACK = ClerkDecision(Choice.PUT_BACK, "", saw_paper=False)


class TestConfirming:
    async def test_proves_the_guardian_and_keeps_both_findings(self, zhao: Sitting) -> None:
        one = written_otherwise(1)
        desk = await checked(zhao.room.db, one)
        await decide_case(zhao, await shown(zhao, one), CONFIRM)
        machine, clerk = await desk.findings()
        assert (machine.made_by, machine.standing) == ("machine", "with_clerk")
        assert (clerk.made_by, clerk.standing, clerk.clerk_id) == ("clerk", "proven", zhao.who.staff_id)
        assert clerk.evidence_sha256 == machine.evidence_sha256
        assert clerk.rules_sha256 == machine.rules_sha256
        assert "GUARDIAN" in clerk.facts
        assert await desk.messages() == 2
        assert ((await desk.case()).state, (await desk.case()).settled_by) == ("confirmed", "clerk")

    @pytest.mark.parametrize("one", [not_registered(2), grandfathers_booklet(3), late_permit(4)])
    async def test_needs_the_paper_where_the_record_proves_nothing(self, zhao: Sitting, one: Family) -> None:
        desk = await checked(zhao.room.db, one)
        with pytest.raises(InvalidInput) as refused:
            await decide_case(zhao, await shown(zhao, one), replace(CONFIRM, saw_paper=False))
        assert [problem.code for problem in refused.value.problems] == ["PAPER_NOT_SEEN"]
        assert len(await desk.findings()) == 1
        assert (await desk.case()).state == "exception"

    async def test_proves_the_guardian_by_paper_alone_since_that_raises_no_tier(self, zhao: Sitting) -> None:
        one = grandfathers_booklet(3)
        desk = await checked(zhao.room.db, one)
        done = await decide_case(zhao, await shown(zhao, one), CONFIRM)
        assert (done.standing, done.approval_id) == ("proven", None)
        assert "GUARDIAN" in (await desk.findings())[-1].facts

    async def test_needs_a_reason(self, zhao: Sitting) -> None:
        one = written_otherwise(1)
        await checked(zhao.room.db, one)
        with pytest.raises(InvalidInput):
            await decide_case(zhao, await shown(zhao, one), replace(CONFIRM, reason=" "))


class TestReturning:
    async def test_tells_the_family_what_to_look_at_and_by_when(self, zhao: Sitting) -> None:
        one = written_otherwise(1)
        await checked(zhao.room.db, one)
        await decide_case(zhao, await shown(zhao, one), RETURN)
        found = await read_finding(zhao.room, UNIT, one.claim.application_number)
        assert (found.standing, found.by) == ("with_family", "clerk")
        assert found.reason == "名字请照户口簿上的写法再看一遍。9月11日 18:00 前办好就行，不影响排序。"

    async def test_is_over_when_the_family_sends_a_new_version(self, zhao: Sitting) -> None:
        one = written_otherwise(1)
        desk = await checked(zhao.room.db, one)
        await decide_case(zhao, await shown(zhao, one), RETURN)
        corrected = replace(one.claim, version=2)
        mother = replace(corrected.guardians[1], name="葉兰")
        corrected = replace(corrected, guardians=(corrected.guardians[0], mother))
        desk.claims = FakeClaims(wire_claim(corrected))
        await desk.check(corrected)
        assert (await desk.case()).state == "confirmed"
        assert (await read_finding(zhao.room, UNIT, one.claim.application_number)).version == 2


class TestPuttingBack:
    async def test_leaves_the_case_to_a_colleague(self, zhao: Sitting, liu: Sitting) -> None:
        first, second = written_otherwise(1), not_registered(2)
        await checked(zhao.room.db, first, second)
        await take_next(zhao)
        await decide_case(zhao, await shown(zhao, first), PUT_BACK)
        taken = await take_next(zhao)
        assert taken is not None
        assert taken.application_number == second.claim.application_number
        other = await take_next(liu)
        assert other is not None
        assert other.application_number == first.claim.application_number


class TestWhatRefusesADecision:
    async def test_a_case_that_has_one(self, zhao: Sitting) -> None:
        one = written_otherwise(1)
        desk = await checked(zhao.room.db, one)
        await decide_case(zhao, await shown(zhao, one), CONFIRM)
        with pytest.raises(CaseNotOpen):
            await decide_case(zhao, await shown(zhao, one), RETURN)
        assert len(await desk.findings()) == 2

    async def test_two_clerks_at_once_make_one_decision(self, zhao: Sitting, liu: Sitting) -> None:
        one = written_otherwise(1)
        desk = await checked(zhao.room.db, one)
        tries = (decide_case(zhao, await shown(zhao, one), CONFIRM), decide_case(liu, await shown(liu, one), RETURN))
        done = await asyncio.gather(*tries, return_exceptions=True)
        assert sum(isinstance(result, ServiceError) for result in done) == 1
        assert len(await desk.findings()) == 2

    async def test_a_case_in_a_colleagues_hands(self, zhao: Sitting, liu: Sitting) -> None:
        one = written_otherwise(1)
        await checked(zhao.room.db, one)
        await show_case(liu, seen(one))
        with pytest.raises(CaseTaken):
            await decide_case(zhao, await shown(zhao, one), CONFIRM)
        later = replace(zhao, now=NOW + timedelta(minutes=31))
        assert (await decide_case(later, await shown(later, one), CONFIRM)).standing == "proven"

    async def test_a_silent_registry(self, zhao: Sitting) -> None:
        one = family(1)
        desk = await checked(zhao.room.db)
        desk.claims = FakeClaims(wire_claim(one.claim))
        desk.household.faults[one.claim.child.number] = "hang"
        await desk.check(one.claim)
        with pytest.raises(CaseNotOpen) as refused:
            await decide_case(zhao, await shown(zhao, one), CONFIRM)
        assert "还没有回答" in refused.value.sentence

    async def test_a_version_that_is_no_longer_the_newest(self, zhao: Sitting) -> None:
        one = written_otherwise(1)
        await checked(zhao.room.db, one)
        with pytest.raises(VersionMovedOn):
            await decide_case(zhao, replace(await shown(zhao, one), version=7), CONFIRM)

    async def test_a_clerk_of_another_county_sees_nothing(self, stranger: Sitting) -> None:
        one = written_otherwise(1)
        await checked(stranger.room.db, one)
        assert await take_next(stranger) is None
        with pytest.raises(CaseNotFound):
            await show_case(stranger, seen(one))
        with pytest.raises(CaseNotFound):
            await decide_case(stranger, await shown(stranger, one), CONFIRM)


async def test_the_summary_counts_every_state(zhao: Sitting) -> None:
    one, two, three = written_otherwise(1), not_registered(2), family(3)
    await checked(zhao.room.db, one, two, three)
    await decide_case(zhao, await shown(zhao, one), CONFIRM)
    summary = await summarise_cases(zhao.room, UNIT)
    assert summary.states["confirmed"] == 2
    assert summary.states["exception"] == 1
    assert summary.confirmed_by == {"machine": 1, "clerk": 1}
    assert summary.causes == {"NAME_VARIANT": 1, "NOT_REGISTERED": 1}
    assert CHILD_NUMBER not in str(summary)
