"""What a tired clerk, or one in a hurry, cannot do by mistake."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.verification.actions.case_room import Sitting
from services.verification.actions.decide_case import decide_case
from services.verification.actions.refuse_case import propose_refusal
from services.verification.actions.show_case import show_case
from services.verification.domain.clerk_decisions import Choice, ClerkDecision, Refusal
from services.verification.domain.errors import EvidenceMovedOn, VersionMovedOn
from services.verification.domain.records import HouseholdRecord
from services.verification.domain.rules import Fact
from shared.errors import InvalidInput
from tests.builders.verification import NOW, rules
from tests.builders.verification_cases import checked, seen, shown
from tests.builders.verification_desk import Desk
from tests.builders.verification_families import not_registered, registries_of, written_otherwise
from tests.builders.verification_wire import wire_claim
from tests.fakes.claims import FakeClaims

CONFIRM = ClerkDecision(Choice.CONFIRM, "看过了，是同一个人", saw_paper=True)


async def test_rules_that_changed_meanwhile_do_not_confirm_a_guardian_without_paper(zhao: Sitting) -> None:
    one = not_registered(2)
    desk = Desk(zhao.room.db, FakeClaims(wire_claim(one.claim)), registries_of([one]))
    await desk.load_rules(replace(rules(), facts=(Fact.GUARDIAN, Fact.HOUSEHOLD_IN_UNIT)))
    await desk.check(one.claim)
    assert (await desk.case()).state == "exception"
    await desk.load_rules(rules())
    with pytest.raises(InvalidInput) as refused:
        await decide_case(zhao, await shown(zhao, one), replace(CONFIRM, saw_paper=False))
    assert [problem.field for problem in refused.value.problems] == ["saw_paper"]


async def test_a_page_without_a_version_decides_nothing(zhao: Sitting) -> None:
    one = written_otherwise(1)
    desk = await checked(zhao.room.db, one)
    with pytest.raises(VersionMovedOn):
        await decide_case(zhao, replace(await shown(zhao, one), version=0), CONFIRM)
    assert (await desk.case()).state == "exception"


async def test_a_stale_page_does_not_decide_the_newer_version(zhao: Sitting) -> None:
    one = written_otherwise(1)
    desk = await checked(zhao.room.db, one)
    await show_case(zhao, seen(one))
    looked_at = await shown(zhao, one)
    newer = replace(one, claim=replace(one.claim, version=2))
    desk.claims = FakeClaims(wire_claim(newer.claim))
    await desk.check(newer.claim)
    with pytest.raises(VersionMovedOn):
        await decide_case(zhao, looked_at, CONFIRM)


async def test_answers_that_came_after_the_look_are_looked_at_first(zhao: Sitting) -> None:
    one = written_otherwise(1)
    desk = await checked(zhao.room.db, one)
    looked_at = await shown(zhao, one)
    sibling = replace(one.claim, application_number="999999999999")
    desk.claims = FakeClaims(wire_claim(sibling))
    child = one.claim.child.number
    records = desk.household.records
    records[child] = [
        replace(record, name="完全不同") for record in records[child] if isinstance(record, HouseholdRecord)
    ]
    await desk.check(sibling, now=NOW + timedelta(days=31))
    refusal = Refusal("NOT_IN_SCOPE", "看过了", "可以再问。")
    for decided in (decide_case(zhao, looked_at, CONFIRM), propose_refusal(zhao, looked_at, refusal)):
        with pytest.raises(EvidenceMovedOn):
            await decided
    again = await shown(zhao, one)
    assert again.evidence_sha256 != looked_at.evidence_sha256
    await decide_case(zhao, again, CONFIRM)
    assert (await desk.findings())[-1].evidence_sha256 == again.evidence_sha256
