"""What concerns somebody's own or a relative's child is closed to them: list, card, decision, approval (回避)."""

from dataclasses import replace

import pytest

from services.verification.actions.case_room import Sitting
from services.verification.actions.decide_case import decide_case
from services.verification.actions.judge_request import judge_request
from services.verification.actions.list_cases import list_cases
from services.verification.actions.list_queue import list_queue
from services.verification.actions.list_requests import count_for, next_request
from services.verification.actions.looks import Stated
from services.verification.actions.propose_reopening import propose_reopening
from services.verification.actions.refuse_case import judge_refusal, propose_refusal
from services.verification.actions.show_case import ask_full_numbers, show_case
from services.verification.actions.take_next import take_next
from services.verification.domain.clerk_decisions import Choice, ClerkDecision, Refusal
from services.verification.domain.errors import CaseRecused
from services.verification.store.queue import QueueFilter
from shared.approvals.errors import Recused
from tests.builders.verification import UNIT
from tests.builders.verification_approvals import WHY, answered, as_shown, waiting
from tests.builders.verification_cases import checked, seen, shown
from tests.builders.verification_desk import RING
from tests.builders.verification_families import Family, family, grandfathers_booklet, late_permit, written_otherwise

CONFIRM = ClerkDecision(Choice.CONFIRM, "看过了", saw_paper=True)
ONE, OTHER, LATE = written_otherwise(1), grandfathers_booklet(3), late_permit(4)


def related(sitting: Sitting, number: str) -> Sitting:
    """The same person, who has declared somebody with this number."""
    return replace(sitting, who=sitting.who.model_copy(update={"kin": (RING.identity_index(number).hex(),)}))


def child_of(one: Family) -> str:
    return one.claim.child.number


@pytest.mark.parametrize("whose", ["child", "father", "mother"])
async def test_the_case_is_in_no_list_of_theirs(zhao: Sitting, whose: str) -> None:
    await checked(zhao.room.db, ONE, OTHER)
    numbers = {"child": child_of(ONE), "father": ONE.claim.guardians[0].number, "mother": ONE.claim.guardians[1].number}
    aunt = related(zhao, numbers[whose])
    queue = await list_queue(aunt, QueueFilter(aunt.who), page=1)
    assert [line.claim.application_number for line in queue.lines] == [OTHER.claim.application_number]
    assert (queue.length, queue.counts.for_people, sum(queue.by_cause.values())) == (1, 1, 1)
    lines = await list_cases(aunt, UNIT, state="exception", after="")
    assert [line.application_number for line in lines] == [OTHER.claim.application_number]
    assert len(await list_cases(zhao, UNIT, state="exception", after="")) == 2


async def test_it_is_neither_opened_nor_decided_nor_looked_into(zhao: Sitting) -> None:
    desk = await checked(zhao.room.db, ONE)
    aunt, as_seen = related(zhao, child_of(ONE)), await shown(zhao, ONE)
    for refused in (
        show_case(aunt, seen(ONE)),
        show_case(aunt, seen(ONE), Stated("REVIEW")),
        ask_full_numbers(aunt, seen(ONE), Stated("REVIEW", "看看")),
        decide_case(aunt, as_seen, CONFIRM),
        propose_refusal(aunt, as_seen, Refusal("AGE", "x", "y")),
    ):
        with pytest.raises(CaseRecused) as error:
            await refused
        assert error.value.sentence.startswith("按回避规定")
    assert len(await desk.findings()) == 1


async def test_somebody_who_declares_after_taking_it_loses_it_at_once(zhao: Sitting, liu: Sitting) -> None:
    await checked(zhao.room.db, ONE)
    assert await take_next(zhao) is not None
    as_seen = await shown(zhao, ONE)
    assert await take_next(liu) is None
    aunt = related(zhao, child_of(ONE))
    with pytest.raises(CaseRecused):
        await decide_case(aunt, as_seen, CONFIRM)
    assert await take_next(aunt) is None
    assert await take_next(liu) is not None


async def test_opening_it_lets_go_of_it_too(zhao: Sitting, liu: Sitting) -> None:
    await checked(zhao.room.db, ONE)
    await take_next(zhao)
    with pytest.raises(CaseRecused):
        await show_case(related(zhao, child_of(ONE)), seen(ONE))
    assert await take_next(liu) is not None


async def test_a_related_supervisor_neither_hears_of_the_request_nor_allows_it(
    zhao: Sitting, qian: Sitting, zhou: Sitting
) -> None:
    await checked(zhao.room.db, LATE)
    await decide_case(zhao, await shown(zhao, LATE), CONFIRM)
    (request,) = await waiting(zhou)
    uncle = related(qian, child_of(LATE))
    assert await waiting(uncle) == []
    assert (await next_request(uncle), await count_for(uncle), await count_for(zhou)) == (None, 0, 1)
    with pytest.raises(Recused):
        await judge_request(uncle, as_shown(request), agree=True, reason=WHY)
    assert (await answered(zhou)).standing == "proven"


async def test_a_colleague_who_is_related_does_not_second_a_refusal(zhao: Sitting, liu: Sitting) -> None:
    await checked(zhao.room.db, OTHER)
    await propose_refusal(zhao, await shown(zhao, OTHER), Refusal("NOT_GUARDIAN", "x", "请监护人来"))
    with pytest.raises(CaseRecused):
        await judge_refusal(related(liu, child_of(OTHER)), await shown(liu, OTHER), agree=True)


async def test_whoever_is_related_does_not_have_a_confirmed_case_opened_again(zhao: Sitting) -> None:
    fine = family(5)
    await checked(zhao.room.db, fine)
    with pytest.raises(CaseRecused):
        await propose_reopening(related(zhao, child_of(fine)), await shown(zhao, fine), "看看")
