"""Drafts: resumed by signing in, one per child, never lost, sent once."""

import asyncio
from uuid import UUID

import pytest

from services.registration.actions.begin_correction import begin_correction
from services.registration.actions.check_draft import check_draft
from services.registration.actions.discard_draft import discard_draft
from services.registration.actions.list_drafts import list_drafts
from services.registration.actions.open_draft import open_draft
from services.registration.actions.save_draft import save_draft
from services.registration.actions.submit_draft import submit_draft
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.draft import MOST_DRAFTS, DraftContent
from services.registration.domain.errors import DraftMovedOn, DraftNotFound, TooManyDrafts
from shared.errors import InvalidInput
from tests.builders.registration import a_form, another_child
from tests.registration.actions.family import states
from tests.registration.conftest import NewVisit

SLOT = UUID(int=7)
WHOLE = DraftContent(values=a_form(), choices=(("P01", "ALL"), ("P02", "ALL")))


async def test_a_draft_is_resumed_as_it_was_typed(tools: Tools, visit: Visit) -> None:
    typed = DraftContent(
        values={"name": " 林 知夏", "id_number": "wrong"}, choices=(("P01", "ALL"),), together_with="1"
    )
    await save_draft(tools, visit, SLOT, typed, version=0)
    draft = await open_draft(tools, visit, SLOT)
    assert (draft.version, draft.content) == (1, typed)


async def test_a_save_over_an_older_version_is_refused_and_changes_nothing(tools: Tools, visit: Visit) -> None:
    await save_draft(tools, visit, SLOT, DraftContent(values={"name": "甲"}), version=0)
    await save_draft(tools, visit, SLOT, DraftContent(values={"name": "乙"}), version=1)
    for version in (0, 1, 9):
        with pytest.raises(DraftMovedOn):
            await save_draft(tools, visit, SLOT, DraftContent(values={"name": "丙"}), version=version)
    assert (await open_draft(tools, visit, SLOT)).content.values == {"name": "乙"}


async def test_twins_have_a_draft_each_up_to_a_limit(tools: Tools, visit: Visit) -> None:
    for place in range(MOST_DRAFTS):
        await save_draft(tools, visit, UUID(int=place), DraftContent(), version=0)
    assert len(await list_drafts(tools, visit)) == MOST_DRAFTS
    with pytest.raises(TooManyDrafts):
        await save_draft(tools, visit, UUID(int=99), DraftContent(), version=0)


async def test_another_family_sees_and_changes_nothing_of_it(tools: Tools, visit: Visit, new_visit: NewVisit) -> None:
    await save_draft(tools, visit, SLOT, WHOLE, version=0)
    stranger = await new_visit("13700000004")
    with pytest.raises(DraftNotFound):
        await open_draft(tools, stranger, SLOT)
    await discard_draft(tools, stranger, SLOT)
    assert await list_drafts(tools, stranger) == ()
    assert (await open_draft(tools, visit, SLOT)).content == WHOLE


async def test_a_draft_is_looked_over_before_it_is_sent(tools: Tools, visit: Visit) -> None:
    await save_draft(tools, visit, SLOT, DraftContent(values=a_form(name="")), version=0)
    checked = await check_draft(tools, visit, SLOT)
    assert [problem.field for problem in checked.problems] == ["name"]


async def test_sending_pressed_ten_times_at_once_is_one_application(tools: Tools, visit: Visit) -> None:
    await save_draft(tools, visit, SLOT, WHOLE, version=0)
    sent = await asyncio.gather(*(submit_draft(tools, visit, SLOT) for _ in range(10)))
    assert len({one.receipt for one in sent}) == 1
    assert len(await states(tools)) == 1
    assert await list_drafts(tools, visit) == ()
    assert not (await submit_draft(tools, visit, SLOT)).fresh


async def test_a_draft_with_faults_is_not_sent_and_not_lost(tools: Tools, visit: Visit) -> None:
    faulty = DraftContent(values=a_form(phone="1"))
    await save_draft(tools, visit, SLOT, faulty, version=0)
    with pytest.raises(InvalidInput):
        await submit_draft(tools, visit, SLOT)
    assert (await open_draft(tools, visit, SLOT)).content == faulty


async def test_a_correction_is_a_draft_filled_with_the_latest_version(tools: Tools, visit: Visit) -> None:
    await save_draft(tools, visit, SLOT, WHOLE, version=0)
    number = (await submit_draft(tools, visit, SLOT)).application_number
    draft = await begin_correction(tools, visit, number)
    assert (dict(draft.content.values), draft.content.choices) == (a_form(), WHOLE.choices)
    assert draft.content.corrects == (number, 1)
    changed = DraftContent(values=a_form(**another_child(4)), choices=(), corrects=draft.content.corrects)
    await save_draft(tools, visit, draft.slot, changed, version=draft.version)
    assert (await begin_correction(tools, visit, number)).content == changed
    sent = [await submit_draft(tools, visit, draft.slot) for _ in range(2)]
    assert [one.receipt.statement.version for one in sent] == [2, 2]
    assert [one.fresh for one in sent] == [True, False]


async def test_a_slot_that_was_never_used_is_missing(tools: Tools, visit: Visit) -> None:
    with pytest.raises(DraftNotFound):
        await submit_draft(tools, visit, SLOT)
