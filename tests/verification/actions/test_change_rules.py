"""Rules in use change when two people agree on exactly the new ones; the first ones come with the service's token."""

from dataclasses import replace

import pytest

from services.verification.actions.case_room import Sitting
from services.verification.actions.change_rules import judge_rules, propose_rules
from services.verification.actions.load_rules import load_rules
from services.verification.actions.show_rules_change import show_rules_change
from services.verification.domain.errors import CaseNotFound, ProposalMovedOn, SameRules
from services.verification.domain.rules import Rules, rules_hash
from services.verification.store.rules import rules_of
from services.verification.store.rules_proposals import ProposedRules
from services.verification.web.rules_change_view import differing_items
from shared.approvals.errors import ApprovalDecided, ApprovalMissing, MayNotApprove, OwnRequest
from shared.audit_log.events import Acting, Actor
from tests.builders.verification import NOW, UNIT, rules
from tests.builders.verification_approvals import WHY, as_shown, waiting

SERVICE = Acting(Actor("service", "internal"), NOW)
NEW = replace(rules(), insured_months=3)
PROPOSED = ProposedRules(NEW, "省里今年改成三个月")


async def in_use(sitting: Sitting) -> Rules | None:
    async with sitting.room.db.reading(UNIT) as session:
        return await rules_of(session, UNIT)


async def test_the_first_rules_are_loaded_as_they_come_and_again(zhao: Sitting) -> None:
    assert await load_rules(zhao.room, rules(), SERVICE) == rules_hash(rules())
    assert await load_rules(zhao.room, rules(), SERVICE) == rules_hash(rules())
    with pytest.raises(ApprovalMissing):
        await load_rules(zhao.room, NEW, SERVICE)
    assert await in_use(zhao) == rules()


async def test_what_two_people_agree_on_holds_at_once(zhao: Sitting, qian: Sitting) -> None:
    await load_rules(zhao.room, rules(), SERVICE)
    await propose_rules(zhao, PROPOSED)
    assert await in_use(zhao) == rules()
    (request,) = await waiting(qian)
    await judge_rules(qian, as_shown(request), agree=True, reason=WHY)
    assert await in_use(zhao) == NEW
    assert await load_rules(zhao.room, NEW, SERVICE) == rules_hash(NEW)
    with pytest.raises(ApprovalMissing):
        await load_rules(zhao.room, rules(), SERVICE)


async def test_a_no_leaves_the_rules_in_use(zhao: Sitting, qian: Sitting) -> None:
    await load_rules(zhao.room, rules(), SERVICE)
    await propose_rules(zhao, PROPOSED)
    (request,) = await waiting(qian)
    await judge_rules(qian, as_shown(request), agree=False, reason="等正式文件")
    assert await in_use(zhao) == rules()
    with pytest.raises(ApprovalDecided):
        await judge_rules(qian, as_shown(request), agree=True, reason=WHY)
    with pytest.raises(ApprovalMissing):
        await load_rules(zhao.room, NEW, SERVICE)


async def test_nobody_agrees_with_themselves_and_nobody_with_what_they_have_not_seen(
    qian: Sitting, zhao: Sitting, zhou: Sitting
) -> None:
    await load_rules(qian.room, rules(), SERVICE)
    await propose_rules(qian, PROPOSED)
    (request,) = await waiting(qian)
    for sitting, error in ((qian, OwnRequest), (zhao, MayNotApprove)):
        with pytest.raises(error):
            await judge_rules(sitting, as_shown(request), agree=True, reason=WHY)
    with pytest.raises(ProposalMovedOn):
        await judge_rules(zhou, replace(as_shown(request), content_sha256="0" * 64), agree=True, reason=WHY)


async def test_the_same_rules_and_another_county_s_are_not_proposed(zhao: Sitting, stranger: Sitting) -> None:
    await load_rules(zhao.room, rules(), SERVICE)
    with pytest.raises(SameRules):
        await propose_rules(zhao, replace(PROPOSED, rules=rules()))
    with pytest.raises(CaseNotFound):
        await propose_rules(stranger, PROPOSED)


async def test_the_page_lists_what_differs_and_nothing_else(zhao: Sitting, qian: Sitting) -> None:
    await load_rules(zhao.room, rules(), SERVICE)
    request = await propose_rules(zhao, PROPOSED)
    change = await show_rules_change(qian, UNIT, request)
    assert differing_items(change.in_use, change.proposed.rules) == [("社保月数", "6", "3")]
    assert (change.asked_by, change.proposed.reason) == ("赵晓云", PROPOSED.reason)
