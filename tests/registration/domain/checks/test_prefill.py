"""What follows from what was written is filled in; nothing that was written is changed."""

from services.registration.domain.checks.prefill import prefill
from tests.builders.registration import CHILD_NUMBER


def test_sex_and_birth_date_follow_from_the_number() -> None:
    filled = prefill({"id_number": CHILD_NUMBER})
    assert (filled["gender"], filled["birth_date"]) == ("2", "20170312")


def test_what_was_written_stays_even_if_it_differs() -> None:
    assert prefill({"id_number": CHILD_NUMBER, "gender": "1"})["gender"] == "1"


def test_a_wrong_number_or_another_document_tells_nothing() -> None:
    assert "gender" not in prefill({"id_number": CHILD_NUMBER[:-1] + "0"})
    assert "gender" not in prefill({"id_type": "A", "id_number": CHILD_NUMBER})


def test_addresses_follow_the_current_one_but_no_second_guardian_is_made_up() -> None:
    filled = prefill({"current_address": "东街18号", "guardian1_current_address": ""})
    assert filled["home_address"] == filled["guardian1_current_address"] == "东街18号"
    assert "guardian2_current_address" not in filled
