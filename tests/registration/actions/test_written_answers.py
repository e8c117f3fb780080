"""Every request has its written answer: seeing, copying, correcting at once; objections by a person."""

from datetime import timedelta

import pytest

from services.registration.actions.answer_request import (
    Decided,
    answer_request,
    list_open_requests,
    read_open_request,
)
from services.registration.actions.ask_a_person import ask_correction, object_to_answer
from services.registration.actions.correct_application import correct_application
from services.registration.actions.delete_account import delete_account
from services.registration.actions.delete_application import DeletionAsked, delete_application
from services.registration.actions.delete_draft import delete_draft
from services.registration.actions.list_my_requests import list_my_requests, show_request
from services.registration.actions.save_draft import save_draft
from services.registration.actions.see_my_data import copy_my_data, see_my_data
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.draft import DraftContent
from services.registration.domain.rights.deletion import ANSWER_WITHIN, Reason, Verdict
from services.registration.domain.rights.errors import (
    DataRequestAnswered,
    DataRequestNotFound,
    NothingToObjectTo,
    OwnChild,
    WordsMissing,
)
from services.registration.store.data_requests import DataRequest
from shared.audit_log.events import Acting, Actor
from shared.ids import new_id
from tests.builders.registration import CHILD_NUMBER, NOW, UNIT, a_submission, another_child
from tests.fakes.staff import staff_member
from tests.registration.actions.family import states, submitted
from tests.registration.actions.rights import requests_kept, sealed_cells
from tests.registration.conftest import NewVisit, Superuser

SUPERVISOR = staff_member("unit_supervisor", scope=UNIT)
ACTING = Acting(Actor("staff", str(SUPERVISOR.staff_id), "unit_supervisor"), NOW + timedelta(days=1))


async def refused(tools: Tools, visit: Visit) -> DataRequest:
    number = await submitted(tools, visit)
    return await delete_application(tools, visit, DeletionAsked(number), request_id=new_id())


async def objection(tools: Tools, visit: Visit) -> DataRequest:
    told = await refused(tools, visit)
    return await object_to_answer(tools, visit, told.request_id, "要搬到外省去了。", request_id=new_id())


async def test_seeing_is_noted_once_a_day_and_copying_each_time(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    for _ in range(2):
        await see_my_data(tools, visit, number)
        found = await copy_my_data(tools, visit, number, request_id=new_id())
    assert found.own.form["name"].startswith("林孩")
    assert found.held is None
    kinds = [(kind, reason) for kind, _, reason in await requests_kept(tools, visit)]
    assert kinds == [("copy", "COPIED"), ("copy", "COPIED"), ("see", "SEEN")]


async def test_a_correction_is_answered_with_its_version(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    corrected = a_submission(current_address="南街2号", **another_child(0))
    for _ in range(2):
        await correct_application(tools, visit, corrected, number=number, version=1)
    assert await requests_kept(tools, visit) == [("correct", "granted", "CORRECTED")]


async def test_a_draft_goes_at_once(tools: Tools, visit: Visit) -> None:
    slot = new_id()
    await save_draft(tools, visit, slot, DraftContent(values={"name": "林知夏"}), version=0)
    told = await delete_draft(tools, visit, slot, request_id=new_id())
    assert told.answer is not None
    assert told.answer.reason is Reason.DRAFT_DELETED


async def test_an_objection_waits_for_a_person_once(tools: Tools, visit: Visit) -> None:
    told = await refused(tools, visit)
    first = await object_to_answer(tools, visit, told.request_id, "要搬到外省去了。", request_id=new_id())
    again = await object_to_answer(tools, visit, told.request_id, "再说一遍。", request_id=new_id())
    assert first.due_at == visit.now + ANSWER_WITHIN
    assert again.request_id == first.request_id
    _, found = await show_request(tools, visit, told.request_id)
    assert found is not None
    assert [one.request_id for one in await list_open_requests(tools, UNIT)] == [first.request_id]


async def test_a_person_agrees_and_it_is_done(tools: Tools, visit: Visit) -> None:
    asked = await objection(tools, visit)
    decided = Decided(asked.request_id, True, "同意。已经删掉了。")
    answered = await answer_request(tools, UNIT, decided, SUPERVISOR, ACTING)
    assert answered.answer is not None
    assert (answered.answer.verdict, answered.answer.words) == (Verdict.GRANTED, "同意。已经删掉了。")
    assert await sealed_cells(tools, asked.number) == {}
    assert await states(tools) == {asked.number: "withdrawn"}
    with pytest.raises(DataRequestAnswered):
        await answer_request(tools, UNIT, decided, SUPERVISOR, ACTING)


async def test_a_person_refuses_in_writing_or_not_at_all(tools: Tools, visit: Visit) -> None:
    asked = await objection(tools, visit)
    with pytest.raises(WordsMissing):
        await answer_request(tools, UNIT, Decided(asked.request_id, False, " "), SUPERVISOR, ACTING)
    decided = Decided(asked.request_id, False, "还在办，用得着。可以申请行政复议。")
    answered = await answer_request(tools, UNIT, decided, SUPERVISOR, ACTING)
    assert answered.answer is not None
    assert (answered.answer.verdict, answered.answer.kept_until is None) == (Verdict.REFUSED, False)
    assert await sealed_cells(tools, asked.number)


async def test_relatives_of_the_child_keep_away(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    asked = await ask_correction(tools, visit, number, "住址写错了。", request_id=new_id())
    index = tools.keys.identity_index(another_child(0)["id_number"])
    aunt = staff_member("unit_supervisor", scope=UNIT, kin=(index.hex(),))
    assert CHILD_NUMBER
    with pytest.raises(OwnChild):
        await read_open_request(tools, UNIT, asked.request_id, aunt, ACTING)
    with pytest.raises(OwnChild):
        await answer_request(tools, UNIT, Decided(asked.request_id, True, "好。"), aunt, ACTING)


async def test_what_was_granted_cannot_be_objected_to(tools: Tools, visit: Visit, new_visit: NewVisit) -> None:
    number = await submitted(tools, visit)
    told = await delete_application(tools, visit, DeletionAsked(number, withdraw=True), request_id=new_id())
    with pytest.raises(NothingToObjectTo):
        await object_to_answer(tools, visit, told.request_id, "不同意。", request_id=new_id())
    with pytest.raises(DataRequestNotFound):
        await show_request(tools, await new_visit("13700000007"), told.request_id)


async def test_a_phone_stays_while_something_hangs_on_it(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    told = await delete_account(tools, visit, request_id=new_id())
    assert told.answer is not None
    assert told.answer.reason is Reason.ACCOUNT_IN_USE
    assert "1 份报名" in told.answer.words
    await delete_application(tools, visit, DeletionAsked(number, withdraw=True), request_id=new_id())
    gone = await delete_account(tools, visit, request_id=new_id())
    assert gone.answer is not None
    assert gone.answer.reason is Reason.ACCOUNT_DELETED
    assert len((await list_my_requests(tools, visit)).requests) == 3


async def test_what_families_write_is_sealed(tools: Tools, visit: Visit, superuser: Superuser) -> None:
    await objection(tools, visit)
    (rows,) = await superuser("select string_agg(r::text, ' ') from registration.data_request r")
    assert "外省" not in str(rows)
    assert "要搬到外省去了。".encode().hex() not in str(rows)
