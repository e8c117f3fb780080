"""Two people refuse; a machine never does, and neither does one person alone."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError, IntegrityError

from services.verification.actions.case_room import Sitting
from services.verification.actions.decide_case import decide_case
from services.verification.actions.read_finding import read_finding
from services.verification.actions.refuse_case import judge_refusal, propose_refusal
from services.verification.actions.show_case import show_case
from services.verification.domain.clerk_decisions import (
    REFUSALS,
    Choice,
    ClerkDecision,
    Refusal,
    problems_of_refusal,
    refusal_sentence,
)
from services.verification.domain.errors import CaseNotOpen, SecondPersonNeeded
from services.verification.store.tables import finding
from shared.errors import InvalidInput
from tests.builders.scopes import EVERYWHERE
from tests.builders.verification import UNIT
from tests.builders.verification_cases import checked, seen, shown
from tests.builders.verification_families import grandfathers_booklet

ONE = grandfathers_booklet(3)
REFUSAL = Refusal("NOT_GUARDIAN", "出生医学证明上是另外两个人", "请监护人本人 9月20日 前来报名。")


async def test_a_refusal_needs_code_reason_and_next_step(zhao: Sitting) -> None:
    desk = await checked(zhao.room.db, ONE)
    with pytest.raises(InvalidInput) as refused:
        await propose_refusal(zhao, await shown(zhao, ONE), Refusal("", "", ""))
    assert [problem.field for problem in refused.value.problems] == ["reason_code", "next_step", "reason"]
    assert (await desk.case()).state == "exception"


async def test_the_family_hears_of_it_when_a_colleague_agrees(zhao: Sitting, liu: Sitting) -> None:
    desk = await checked(zhao.room.db, ONE)
    await propose_refusal(zhao, await shown(zhao, ONE), REFUSAL)
    assert (await read_finding(zhao.room, UNIT, ONE.claim.application_number)).standing == "with_clerk"
    card = await show_case(liu, seen(ONE))
    assert card.refusal is not None
    assert card.refusal.refusal == REFUSAL
    await judge_refusal(liu, await shown(liu, ONE), agree=True)
    found = await read_finding(zhao.room, UNIT, ONE.claim.application_number)
    assert (found.standing, found.by) == ("refused", "clerk")
    assert found.reason == "这次不能确认：不是这个孩子的监护人。请监护人本人 9月20日 前来报名。"
    last = (await desk.findings())[-1]
    assert (last.clerk_id, last.second_clerk_id) == (zhao.who.staff_id, liu.who.staff_id)


async def test_nobody_agrees_to_their_own(zhao: Sitting) -> None:
    await checked(zhao.room.db, ONE)
    await propose_refusal(zhao, await shown(zhao, ONE), REFUSAL)
    with pytest.raises(SecondPersonNeeded):
        await judge_refusal(zhao, await shown(zhao, ONE), agree=True)


async def test_a_colleague_who_does_not_agree_opens_the_case_again(zhao: Sitting, liu: Sitting) -> None:
    desk = await checked(zhao.room.db, ONE)
    await propose_refusal(zhao, await shown(zhao, ONE), REFUSAL)
    with pytest.raises(InvalidInput):
        await judge_refusal(liu, await shown(liu, ONE), agree=None)
    await judge_refusal(liu, await shown(liu, ONE), agree=False)
    assert (await desk.case()).state == "exception"
    assert len(await desk.findings()) == 1
    await propose_refusal(liu, await shown(liu, ONE), REFUSAL)
    assert (await desk.case()).state == "refusal"


async def test_a_proposed_refusal_is_not_decided_past(zhao: Sitting, liu: Sitting) -> None:
    await checked(zhao.room.db, ONE)
    await propose_refusal(zhao, await shown(zhao, ONE), REFUSAL)
    with pytest.raises(CaseNotOpen):
        await decide_case(liu, await shown(liu, ONE), ClerkDecision(Choice.CONFIRM, "没有问题", saw_paper=True))


async def test_the_database_itself_refuses_a_machines_refusal(zhao: Sitting) -> None:
    desk = await checked(zhao.room.db, ONE)
    (row,) = await desk.findings()
    machine = {**row._mapping, "finding_id": zhao.room.new_id(), "standing": "refused"}
    del machine["seq"]
    with pytest.raises(IntegrityError, match="two_people_refuse"):
        async with zhao.room.db.transaction(EVERYWHERE) as session:
            await session.execute(finding.insert(), machine)


@pytest.mark.parametrize("statement", [sa.update(finding).values(standing="proven"), sa.delete(finding)])
async def test_a_finding_is_never_changed(zhao: Sitting, statement: sa.Update | sa.Delete) -> None:
    await checked(zhao.room.db, ONE)
    with pytest.raises(DBAPIError, match="permission denied"):
        async with zhao.room.db.transaction(EVERYWHERE) as session:
            await session.execute(statement)


def test_every_reason_makes_a_sentence() -> None:
    for code in REFUSALS:
        refusal = Refusal(code, "看过", "可以再问。")
        assert problems_of_refusal(refusal) == ()
        assert refusal_sentence(refusal).startswith("这次不能确认：")
