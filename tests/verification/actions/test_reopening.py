"""A machine's confirmation is overridden by two people, never by one; both findings stay."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.verification.actions.case_room import Sitting
from services.verification.actions.decide_case import decide_case
from services.verification.actions.let_lapse import lapse_overdue
from services.verification.actions.propose_reopening import propose_reopening
from services.verification.actions.read_finding import read_finding
from services.verification.actions.take_next import take_next
from services.verification.domain.clerk_decisions import Choice, ClerkDecision
from services.verification.domain.errors import CaseNotOpen, NothingToReopen
from shared.errors import InvalidInput
from tests.builders.verification import NOW, UNIT
from tests.builders.verification_approvals import answered, waiting
from tests.builders.verification_cases import checked, shown
from tests.builders.verification_desk import Desk
from tests.builders.verification_families import family, written_otherwise

FINE = family(5)
WHY = "有人举报户口本是借的"


async def proposed(clerk: Sitting) -> Desk:
    desk = await checked(clerk.room.db, FINE)
    await propose_reopening(clerk, await shown(clerk, FINE), WHY)
    return desk


async def test_the_case_stays_confirmed_until_a_supervisor_agrees(zhao: Sitting) -> None:
    desk = await proposed(zhao)
    assert (await desk.case()).state == "confirmed"
    assert len(await desk.findings()) == 1
    assert await take_next(zhao) is None


async def test_then_it_is_an_ordinary_exception_with_both_findings(zhao: Sitting, qian: Sitting, liu: Sitting) -> None:
    desk = await proposed(zhao)
    assert (await answered(qian)).standing == "with_clerk"
    machine, people = await desk.findings()
    assert (machine.made_by, machine.standing) == ("machine", "proven")
    assert (people.clerk_id, people.second_clerk_id) == (zhao.who.staff_id, qian.who.staff_id)
    case = await desk.case()
    assert (case.state, case.settled_by, case.deadline.isoformat()) == ("exception", None, "2023-09-09T10:00:00+00:00")
    assert "再看一遍" in (await read_finding(zhao.room, UNIT, FINE.claim.application_number)).reason
    assert await take_next(liu) is not None
    back = ClerkDecision(Choice.RETURN, "户主不认识这家", saw_paper=False)
    assert (await decide_case(liu, await shown(liu, FINE), back)).standing == "with_family"


async def test_a_no_changes_nothing(zhao: Sitting, qian: Sitting) -> None:
    desk = await proposed(zhao)
    assert (await answered(qian, agree=False)).standing == "proven"
    case = await desk.case()
    assert (case.state, case.settled_by, case.approval_id) == ("confirmed", "machine", None)
    assert len(await desk.findings()) == 1
    await propose_reopening(zhao, await shown(zhao, FINE), "又有新的线索")


async def test_one_proposal_waits_at_a_time_and_it_says_why(zhao: Sitting, liu: Sitting) -> None:
    await checked(zhao.room.db, FINE)
    with pytest.raises(InvalidInput):
        await propose_reopening(zhao, await shown(zhao, FINE), " ")
    await propose_reopening(zhao, await shown(zhao, FINE), WHY)
    with pytest.raises(NothingToReopen):
        await propose_reopening(liu, await shown(liu, FINE), WHY)


async def test_only_a_confirmed_case_is_opened_again(zhao: Sitting) -> None:
    one = written_otherwise(1)
    await checked(zhao.room.db, one)
    with pytest.raises(CaseNotOpen):
        await propose_reopening(zhao, await shown(zhao, one), WHY)


async def test_a_proposal_that_nobody_answers_is_forgotten_after_a_week(zhao: Sitting, qian: Sitting) -> None:
    desk = await proposed(zhao)
    later = NOW + timedelta(days=7)
    assert await waiting(replace(qian, now=later)) == []
    assert await lapse_overdue(zhao.room, now=later) == 1
    case = await desk.case()
    assert (case.state, case.approval_id) == ("confirmed", None)
