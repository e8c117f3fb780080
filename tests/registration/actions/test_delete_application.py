"""A family has its application deleted: at once, not before a date, or by a person; each time it is told in writing."""

from dataclasses import replace

import pytest

from services.registration.actions.begin_correction import begin_correction
from services.registration.actions.delete_application import DeletionAsked, delete_application
from services.registration.actions.freeze_draw import freeze_draw
from services.registration.actions.list_applications import list_applications
from services.registration.actions.read_claim import read_claim
from services.registration.actions.read_draw_file import read_draw_file
from services.registration.actions.show_application import show_application
from services.registration.actions.show_receipt import show_receipt
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.errors import ApplicationNotFound, RosterFrozen
from services.registration.domain.helper_errors import HelperMayNot
from services.registration.domain.receipts.errors import ReceiptGone
from services.registration.domain.rights.deletion import Reason, Verdict
from services.registration.domain.rights.errors import ApplicationDeleted
from services.registration.domain.status import NAME_DELETED
from shared.ids import new_id
from tests.builders.acting import acting_at
from tests.builders.registration import NOW, UNIT
from tests.registration.actions.family import states, submitted
from tests.registration.actions.rights import form_is_due, messages, requests_kept, sealed_cells
from tests.registration.actions.test_freeze_draw import DRAW
from tests.registration.conftest import NewVisit


async def test_one_that_is_in_use_stays_with_a_date_and_a_reason(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    told = await delete_application(tools, visit, DeletionAsked(number), request_id=new_id())
    assert told.answer is not None
    assert (told.answer.verdict, told.answer.reason) == (Verdict.REFUSED, Reason.STILL_IN_USE)
    assert "2024年4月15日" in told.answer.words
    assert await sealed_cells(tools, number)


async def test_taken_back_and_deleted_in_one_step(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    told = await delete_application(tools, visit, DeletionAsked(number, withdraw=True), request_id=new_id())
    assert told.answer is not None
    assert (told.answer.verdict, told.answer.reason) == (Verdict.GRANTED, Reason.DELETED)
    assert await sealed_cells(tools, number) == {}
    assert await states(tools) == {number: "withdrawn"}
    assert await messages(tools) == ["CheckRequested", "ApplicationErased"]


async def test_every_page_copes_with_what_is_gone(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    await delete_application(tools, visit, DeletionAsked(number, withdraw=True), request_id=new_id())
    view = await show_application(tools, visit, number)
    assert view.child_name == NAME_DELETED
    assert not view.may_correct
    assert not view.may_withdraw
    assert view.choices == ()
    assert [one.child_name for one in await list_applications(tools, visit)] == [NAME_DELETED]
    with pytest.raises(ReceiptGone):
        await show_receipt(tools, visit, number)
    with pytest.raises(ApplicationNotFound):
        await read_claim(tools, visit.unit_code, number)
    with pytest.raises(ApplicationDeleted):
        await begin_correction(tools, visit, number)


async def test_a_reason_of_its_own_goes_to_a_person(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    asked = DeletionAsked(number, words="住址不能让孩子的父亲知道。")
    told = await delete_application(tools, visit, asked, request_id=new_id())
    assert told.answer is None
    assert told.due_at is not None
    assert await sealed_cells(tools, number)


async def test_pressed_twice_is_one_request(tools: Tools, visit: Visit) -> None:
    number, request_id = await submitted(tools, visit), new_id()
    for _ in range(2):
        await delete_application(tools, visit, DeletionAsked(number, withdraw=True), request_id=request_id)
    assert await requests_kept(tools, visit) == [("delete", "granted", "DELETED")]
    again = await delete_application(tools, visit, DeletionAsked(number), request_id=new_id())
    assert again.answer is not None
    assert again.answer.reason is Reason.ALREADY_DELETED


async def test_neither_a_stranger_nor_a_helper_can(tools: Tools, visit: Visit, new_visit: NewVisit) -> None:
    number = await submitted(tools, visit)
    with pytest.raises(ApplicationNotFound):
        await delete_application(tools, await new_visit("13700000007"), DeletionAsked(number), request_id=new_id())
    helped = replace(visit, helper_id=b"h" * 32)
    with pytest.raises(HelperMayNot):
        await delete_application(tools, helped, DeletionAsked(number, withdraw=True), request_id=new_id())
    assert await states(tools) == {number: "claim"}


async def test_the_freeze_copes_with_numbers_that_were_deleted(tools: Tools, visit: Visit) -> None:
    gone, stays = await submitted(tools, visit), await submitted(tools, visit, 1)
    await delete_application(tools, visit, DeletionAsked(gone, withdraw=True), request_id=new_id())
    await freeze_draw(tools, DRAW, acting=acting_at(NOW))
    register = (await read_draw_file(tools, UNIT, DRAW.draw_id, "register.csv")).content.decode().splitlines()
    assert register[1:] == sorted([f"{gone},WITHDRAWN", f"{stays},PENDING"])


async def test_what_is_on_the_roster_stays_until_the_appeals_are_over(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    await freeze_draw(tools, DRAW, acting=acting_at(NOW))
    told = await delete_application(tools, visit, DeletionAsked(number), request_id=new_id())
    assert told.answer is not None
    assert (told.answer.reason, told.answer.kept_until is None) == (Reason.ON_THE_ROSTER, False)
    with pytest.raises(RosterFrozen):
        await delete_application(tools, visit, DeletionAsked(number, withdraw=True), request_id=new_id())
    later = replace(visit, now=form_is_due())
    over = await delete_application(tools, later, DeletionAsked(number), request_id=new_id())
    assert over.answer is not None
    assert over.answer.reason is Reason.DELETED
    assert await sealed_cells(tools, number) == {}
