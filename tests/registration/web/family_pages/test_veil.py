"""What a helper sees of a form: the end of a number that is there; an empty field leaves it as it is."""

from datetime import datetime
from uuid import UUID

from services.registration.domain.draft import DraftContent
from services.registration.store.draft_slots import Draft
from services.registration.web.family_pages.question_view import QuestionView, question_view
from services.registration.web.family_pages.steps import GUARDIAN_1, GUARDIAN_2
from services.registration.web.family_pages.veil import unveiled, veiled
from shared.web.faults import Faults
from tests.builders.registration import MOTHER_NUMBER, NOW, PHONE, a_form, a_unit

KEPT = {"guardian1_name": "周敏", "guardian1_id_number": MOTHER_NUMBER, "guardian1_phone": PHONE}


def page(values: dict[str, str], *, now: datetime = NOW) -> QuestionView:
    return question_view(GUARDIAN_1, Draft(UUID(int=1), 1, now, DraftContent(values)), a_unit(), Faults())


def test_numbers_and_phones_show_their_end_only_and_names_are_as_they_are() -> None:
    shown = {one.key: one for one in veiled(page(KEPT), {}).fields}
    assert shown["guardian1_name"].value == "周敏"
    assert shown["guardian1_id_number"].value == ""
    assert shown["guardian1_id_number"].after == f"已经填了：尾号 {MOTHER_NUMBER[-4:]}。不改就空着。"
    assert shown["guardian1_phone"].after == "已经填了：139****1234。不改就空着。"
    assert PHONE not in str(shown)
    assert MOTHER_NUMBER not in str(shown)


def test_what_was_typed_just_now_stays_to_be_mended() -> None:
    shown = {
        one.key: one for one in veiled(page({**KEPT, "guardian1_phone": "139"}), {"guardian1_phone": "139"}).fields
    }
    assert (shown["guardian1_phone"].value, shown["guardian1_phone"].after) == ("139", "")


def test_an_empty_field_leaves_what_is_there_and_a_new_number_replaces_it() -> None:
    typed = {"guardian1_name": "周敏", "guardian1_id_number": " ", "guardian1_phone": "13800005678"}
    assert unveiled(GUARDIAN_1, typed, KEPT) == {"guardian1_name": "周敏", "guardian1_phone": "13800005678"}


def test_an_empty_field_that_was_never_filled_is_empty() -> None:
    typed = {"guardian1_name": "", "guardian1_phone": ""}
    assert unveiled(GUARDIAN_1, typed, {}) == typed


def test_a_second_guardian_can_be_taken_out() -> None:
    typed = {"guardian2_name": "", "guardian2_id_number": "", "guardian2_phone": "", "one_guardian_reason": "1"}
    assert unveiled(GUARDIAN_2, typed, a_form()) == typed
