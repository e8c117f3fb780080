"""Every look has a purpose, is written down twice before anything is shown, and an auditor sees what is masked."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.verification.actions.case_room import Sitting
from services.verification.actions.decide_case import decide_case
from services.verification.actions.list_cases import list_cases
from services.verification.actions.list_queue import list_queue
from services.verification.actions.looks import Stated
from services.verification.actions.propose_reopening import propose_reopening
from services.verification.actions.show_case import ask_full_numbers, show_case
from services.verification.actions.take_next import take_next
from services.verification.domain.clerk_decisions import Choice, ClerkDecision
from services.verification.domain.errors import NotYourRole, PurposeNeeded
from services.verification.store.queue import QueueFilter
from services.verification.web.card_view import card_page
from services.verification.web.case_json import case_json
from services.verification.web.queue_view import Chosen, queue_view
from shared.contracts.staff import StaffMember
from shared.errors import InvalidInput
from tests.builders.verification import NOW, UNIT
from tests.builders.verification_cases import checked, seen, shown
from tests.builders.verification_families import family, late_permit, written_otherwise
from tests.builders.verification_staff import OTHERS, SUN
from tests.plugins.database import FreshDatabase
from tests.shared.approvals.written import lines_of

ONE, FINE = written_otherwise(1), family(5)
CONFIRM = ClerkDecision(Choice.CONFIRM, "是同一个人，陈子浩 110101199001011234", saw_paper=True)


async def test_what_waits_for_people_is_opened_for_the_usual_purpose(zhao: Sitting, database: FreshDatabase) -> None:
    await checked(zhao.room.db, ONE)
    card = await show_case(zhao, seen(ONE))
    assert [view.purpose for view in card.views] == ["CHECK_MATERIAL"]
    (line,) = [line for line in await lines_of(database, "verification") if line["act"] == "CARD_OPENED"]
    assert (line["actor"]["who"], line["actor"]["role"]) == (str(zhao.who.staff_id), "unit_clerk")
    assert (line["purpose"], line["record"]) == ("CHECK_MATERIAL", f"application:{ONE.claim.application_number}")


async def test_what_waits_for_nobody_is_opened_for_a_stated_purpose_only(zhao: Sitting) -> None:
    await checked(zhao.room.db, FINE)
    with pytest.raises(PurposeNeeded):
        await show_case(zhao, seen(FINE))
    for wrong in ("AUDIT", "COMPLAINT", "CURIOUS"):
        with pytest.raises(InvalidInput):
            await show_case(zhao, seen(FINE), Stated(wrong))
    card = await show_case(zhao, seen(FINE), Stated("FAMILY_ASKS", "家长来电"))
    assert [(view.purpose, view.note) for view in card.views] == [("FAMILY_ASKS", "家长来电")]
    later = replace(zhao, now=NOW + timedelta(minutes=20))
    assert [view.purpose for view in (await show_case(later, seen(FINE))).views] == ["FAMILY_ASKS", "FAMILY_ASKS"]
    with pytest.raises(PurposeNeeded):
        await show_case(replace(zhao, now=NOW + timedelta(minutes=51)), seen(FINE))


async def test_a_proposal_is_opened_to_review_it(zhao: Sitting, qian: Sitting) -> None:
    late = late_permit(4)
    await checked(zhao.room.db, late, FINE)
    await decide_case(zhao, await shown(zhao, late), CONFIRM)
    await propose_reopening(zhao, await shown(zhao, FINE), "再看看")
    for one in (late, FINE):
        assert (await show_case(qian, seen(one))).views[-1].purpose == "REVIEW"


async def test_full_numbers_are_written_down_with_what_they_are_for(zhao: Sitting, database: FreshDatabase) -> None:
    await checked(zhao.room.db, ONE)
    with pytest.raises(InvalidInput):
        await ask_full_numbers(zhao, seen(ONE), Stated("AUDIT", "和户口簿对"))
    await ask_full_numbers(zhao, seen(ONE), Stated("CORRECT_ENTRY", "和户口簿对"))
    line = (await lines_of(database, "verification"))[-1]
    assert (line["act"], line["purpose"]) == ("FULL_NUMBERS_OPENED", "CORRECT_ENTRY")


@pytest.mark.parametrize("member", OTHERS, ids=lambda member: member.role)
async def test_other_offices_see_nothing(zhao: Sitting, member: StaffMember) -> None:
    await checked(zhao.room.db, ONE)
    other = replace(zhao, who=member)
    for refused in (
        show_case(other, seen(ONE)),
        list_queue(other, QueueFilter(member), page=1),
        list_cases(other, UNIT, state="exception", after=""),
        take_next(other),
        decide_case(other, await shown(zhao, ONE), CONFIRM),
    ):
        with pytest.raises(NotYourRole):
            await refused


class TestAnAuditor:
    async def test_reads_the_card_without_anything_personal_and_does_not_take_it(
        self, zhao: Sitting, sun: Sitting
    ) -> None:
        desk = await checked(zhao.room.db, ONE)
        await decide_case(zhao, await shown(zhao, ONE), CONFIRM)
        card = await show_case(sun, seen(ONE))
        assert card.views[-1].purpose == "AUDIT"
        assert (await desk.case()).assigned_to is None
        for told in (str(card_page(card, now=NOW, held_by="")), case_json(card).model_dump_json()):
            for person in (ONE.claim.child, *ONE.claim.guardians):
                assert person.name not in told
                assert person.number not in told
                assert person.number[-4:] not in told
                assert person.address not in told
            assert "葉" not in told
            assert "110101199001011234" not in told

    async def test_reads_the_queue_without_quotations(self, zhao: Sitting, sun: Sitting) -> None:
        await checked(zhao.room.db, ONE)
        view = queue_view(await list_queue(sun, QueueFilter(SUN), page=1), Chosen(), sun)
        assert [(line.child, line.cause, line.detail) for line in view.lines] == [("陈*浩", "名字写法不同", "")]
        assert not view.may_work

    async def test_decides_nothing_and_never_sees_a_number(self, zhao: Sitting, sun: Sitting) -> None:
        await checked(zhao.room.db, ONE)
        as_seen = await shown(zhao, ONE)
        for refused in (
            decide_case(sun, as_seen, CONFIRM),
            take_next(sun),
            ask_full_numbers(sun, seen(ONE), Stated("AUDIT", "看")),
            propose_reopening(sun, as_seen, "看"),
        ):
            with pytest.raises(NotYourRole):
                await refused
