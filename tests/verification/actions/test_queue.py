"""The queue, the next case, the card and the log of looks."""

import asyncio
from dataclasses import replace
from datetime import timedelta

import pytest

from services.verification.actions.case_room import Sitting
from services.verification.actions.decide_case import decide_case
from services.verification.actions.list_queue import end_of_day, list_queue
from services.verification.actions.looks import Stated
from services.verification.actions.show_case import ask_full_numbers, show_case
from services.verification.actions.take_next import take_next
from services.verification.domain.clerk_decisions import Choice, ClerkDecision
from services.verification.store.queue import QueueFilter
from shared.errors import InvalidInput
from tests.builders.verification import NOW
from tests.builders.verification_cases import checked, seen, shown
from tests.builders.verification_families import family, late_permit, not_registered, written_otherwise
from tests.builders.verification_staff import STRANGER, ZHAO
from tests.fakes.staff import staff_member

EVERYTHING = QueueFilter(ZHAO)


class TestTheQueue:
    async def test_is_sorted_by_deadline_and_holds_exceptions_only(self, zhao: Sitting) -> None:
        late, soon, fine = written_otherwise(1), not_registered(2), family(3)
        await checked(zhao.room.db, soon, fine)
        await checked(zhao.room.db, late, now=NOW + timedelta(days=1))
        queue = await list_queue(zhao, EVERYTHING, page=1)
        assert [line.claim.application_number[-1] for line in queue.lines] == ["2", "1"]
        assert (queue.counts.by_machine, queue.counts.for_people, queue.counts.total) == (1, 2, 3)

    @pytest.mark.parametrize(
        ("wanted", "found"),
        [
            (replace(EVERYTHING, cause="NAME_VARIANT"), ["1"]),
            (replace(EVERYTHING, registry="residence"), ["4"]),
            (replace(EVERYTHING, application_number="411834108802"), ["2"]),
            (replace(EVERYTHING, due_before=end_of_day(NOW)), []),
            (replace(EVERYTHING, due_before=end_of_day(NOW) + timedelta(days=3)), ["1", "2", "4"]),
            (QueueFilter(staff_member("unit_clerk", scope="14")), ["1", "2", "4"]),
            (QueueFilter(STRANGER), []),
        ],
    )
    async def test_is_filtered(self, zhao: Sitting, wanted: QueueFilter, found: list[str]) -> None:
        await checked(zhao.room.db, written_otherwise(1), not_registered(2), late_permit(4))
        queue = await list_queue(zhao, wanted, page=1)
        assert [line.claim.application_number[-1] for line in queue.lines] == found
        assert queue.length == len(found)

    async def test_has_pages(self, zhao: Sitting) -> None:
        await checked(zhao.room.db, *(written_otherwise(index) for index in range(1, 23)))
        queue = await list_queue(zhao, EVERYTHING, page=2)
        assert (len(queue.lines), queue.length, queue.pages) == (2, 22, 2)


class TestTheNextCase:
    async def test_is_never_given_to_two_clerks(self, zhao: Sitting, liu: Sitting) -> None:
        await checked(zhao.room.db, written_otherwise(1), not_registered(2))
        taken = await asyncio.gather(take_next(zhao), take_next(liu))
        assert len({key.application_number for key in taken if key}) == 2

    async def test_is_ones_own_until_it_is_decided(self, zhao: Sitting, liu: Sitting) -> None:
        await checked(zhao.room.db, written_otherwise(1))
        first = await take_next(zhao)
        assert first == await take_next(zhao)
        assert await take_next(liu) is None

    async def test_goes_to_somebody_else_after_half_an_hour(self, zhao: Sitting, liu: Sitting) -> None:
        await checked(zhao.room.db, written_otherwise(1))
        first = await take_next(zhao)
        assert await take_next(replace(liu, now=NOW + timedelta(minutes=31))) == first


class TestTheCard:
    async def test_is_logged_before_it_is_shown_and_once_for_a_reload(self, zhao: Sitting) -> None:
        one = written_otherwise(1)
        await checked(zhao.room.db, one)
        await show_case(zhao, seen(one))
        card = await show_case(zhao, seen(one))
        assert [(view.clerk_id, view.purpose) for view in card.views] == [(zhao.who.staff_id, "CHECK_MATERIAL")]
        card = await show_case(replace(zhao, now=NOW + timedelta(hours=1)), seen(one))
        assert len(card.views) == 2

    async def test_shows_full_numbers_for_five_minutes_to_the_one_who_said_why(
        self, zhao: Sitting, liu: Sitting
    ) -> None:
        one = written_otherwise(1)
        await checked(zhao.room.db, one)
        with pytest.raises(InvalidInput):
            await ask_full_numbers(zhao, seen(one), Stated("CHECK_MATERIAL", " "))
        await ask_full_numbers(zhao, seen(one), Stated("CHECK_MATERIAL", "和户口簿对"))
        assert (await show_case(zhao, seen(one))).full_numbers
        assert not (await show_case(liu, seen(one))).full_numbers
        assert not (await show_case(replace(zhao, now=NOW + timedelta(minutes=6)), seen(one))).full_numbers

    async def test_is_decided_anew_from_what_is_kept_even_when_it_is_outdated(self, zhao: Sitting) -> None:
        one = written_otherwise(1)
        await checked(zhao.room.db, one)
        in_a_year = replace(zhao, now=NOW + timedelta(days=400))
        card = await show_case(in_a_year, seen(one))
        assert len(card.case.decision.checks) == 5
        yes = ClerkDecision(Choice.CONFIRM, "是同一个人", saw_paper=False)
        assert (await decide_case(in_a_year, await shown(in_a_year, one), yes)).standing == "proven"
