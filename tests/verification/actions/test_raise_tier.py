"""A confirmation that goes beyond the records is made by two people, about exactly what was proposed, or not at all."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.verification.actions.case_room import Sitting
from services.verification.actions.decide_case import decide_case
from services.verification.actions.judge_request import judge_request
from services.verification.actions.let_lapse import lapse_overdue
from services.verification.actions.read_finding import read_finding
from services.verification.actions.show_case import show_case
from services.verification.domain.clerk_decisions import Choice, ClerkDecision
from services.verification.domain.errors import CaseNotOpen
from services.verification.store.erasure import erase_case
from shared.approvals.errors import ApprovalDecided, ApprovalExpired, MayNotApprove, OwnRequest
from shared.errors import InvalidInput
from tests.builders.verification import NOW, UNIT
from tests.builders.verification_approvals import WHY, answered, as_shown, waiting
from tests.builders.verification_cases import checked, seen, shown
from tests.builders.verification_desk import Desk
from tests.builders.verification_families import Family, late_permit, not_registered

CONFIRM = ClerkDecision(Choice.CONFIRM, "看了居住证回执", saw_paper=True)
LATE = late_permit(4)


async def proposed(clerk: Sitting, one: Family = LATE) -> Desk:
    """A case that waits for a supervisor."""
    desk = await checked(clerk.room.db, one)
    done = await decide_case(clerk, await shown(clerk, one), CONFIRM)
    assert (done.standing, done.approval_id is not None) == ("with_clerk", True)
    return desk


async def test_nothing_is_proven_before_a_supervisor_agrees_and_the_family_reads_so(zhao: Sitting) -> None:
    desk = await proposed(zhao)
    assert (await desk.case()).state == "approval"
    found = await read_finding(zhao.room, UNIT, LATE.claim.application_number)
    assert (found.standing, "PERMIT_VALID" in found.facts) == ("with_clerk", False)
    assert "请负责人再看一遍" in found.reason


@pytest.mark.parametrize(("one", "fact"), [(LATE, "PERMIT_VALID"), (not_registered(2), "HOUSEHOLD_IN_UNIT")])
async def test_what_both_agree_on_is_a_finding_of_both(zhao: Sitting, qian: Sitting, one: Family, fact: str) -> None:
    desk = await proposed(zhao, one)
    assert (await answered(qian)).standing == "proven"
    last = (await desk.findings())[-1]
    assert (last.clerk_id, last.second_clerk_id) == (zhao.who.staff_id, qian.who.staff_id)
    assert (last.standing, fact in last.facts) == ("proven", True)
    assert ((await desk.case()).state, (await desk.case()).settled_by) == ("confirmed", "clerk")
    assert await waiting(qian) == []


async def test_a_no_makes_it_an_ordinary_exception_again_and_stays_on_record(zhao: Sitting, qian: Sitting) -> None:
    desk = await proposed(zhao)
    assert (await answered(qian, agree=False, reason="回执过期了")).standing == "with_clerk"
    assert ((await desk.case()).state, (await desk.case()).approval_id) == ("exception", None)
    card = await show_case(qian, seen(LATE))
    assert next(found.reason for found in card.findings) == "回执过期了"
    assert (await read_finding(zhao.room, UNIT, LATE.claim.application_number)).reason == ""
    await decide_case(qian, await shown(qian, LATE), replace(CONFIRM, choice=Choice.RETURN))


async def test_nobody_allows_their_own_and_no_clerk_anyone_s(zhao: Sitting, liu: Sitting, qian: Sitting) -> None:
    await proposed(qian)
    (request,) = await waiting(qian)
    for sitting, error in ((qian, OwnRequest), (zhao, MayNotApprove), (liu, MayNotApprove)):
        with pytest.raises(error):
            await judge_request(sitting, as_shown(request), agree=True, reason=WHY)


async def test_another_supervisor_allows_what_a_supervisor_proposed(qian: Sitting, zhou: Sitting) -> None:
    await proposed(qian)
    assert (await answered(zhou)).standing == "proven"


async def test_an_answer_needs_a_reason_and_a_choice(zhao: Sitting, qian: Sitting) -> None:
    desk = await proposed(zhao)
    (request,) = await waiting(qian)
    with pytest.raises(InvalidInput) as refused:
        await judge_request(qian, as_shown(request), agree=None, reason=" ")
    assert [problem.field for problem in refused.value.problems] == ["agree", "reason"]
    assert (await desk.case()).state == "approval"


async def test_it_is_answered_once(zhao: Sitting, qian: Sitting, zhou: Sitting) -> None:
    await proposed(zhao)
    (request,) = await waiting(qian)
    await answered(qian)
    with pytest.raises(ApprovalDecided):
        await judge_request(zhou, as_shown(request), agree=False, reason=WHY)


async def test_nobody_decides_the_case_meanwhile(zhao: Sitting, liu: Sitting) -> None:
    await proposed(zhao)
    with pytest.raises(CaseNotOpen) as refused:
        await decide_case(liu, await shown(liu, LATE), CONFIRM)
    assert "等负责人审批" in refused.value.sentence


async def test_what_nobody_answers_in_a_week_is_open_again_by_itself(zhao: Sitting, qian: Sitting) -> None:
    desk = await proposed(zhao)
    (request,) = await waiting(qian)
    a_week_later = NOW + timedelta(days=7)
    assert await lapse_overdue(zhao.room, now=a_week_later - timedelta(seconds=1)) == 0
    late = replace(qian, now=a_week_later)
    with pytest.raises(ApprovalExpired):
        await judge_request(late, as_shown(request), agree=True, reason=WHY)
    assert await lapse_overdue(zhao.room, now=a_week_later) == 1
    assert await lapse_overdue(zhao.room, now=a_week_later) == 0
    assert ((await desk.case()).state, (await desk.findings())[-1].made_by) == ("exception", "machine")
    assert (await read_finding(zhao.room, UNIT, LATE.claim.application_number)).reason == ""


async def test_a_case_that_was_erased_meanwhile_waits_for_nobody(zhao: Sitting, qian: Sitting) -> None:
    await proposed(zhao)
    number = LATE.claim.application_number
    async with zhao.room.db.transaction(UNIT) as session:
        assert await erase_case(session, UNIT, number, now=NOW)
    assert await waiting(qian) == []
    assert await lapse_overdue(zhao.room, now=NOW + timedelta(days=8)) == 0
