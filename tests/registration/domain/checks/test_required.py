"""Which items may not be left empty, given the others."""

import pytest

from services.registration.domain.checks.required import has_second_guardian, is_needed
from services.registration.domain.form.items import registration_item, registration_items


def needed(key: str, **values: str) -> bool:
    item = registration_item(key)
    assert item is not None
    return is_needed(item, values)


def test_of_an_empty_form_everything_but_the_second_guardian_is_needed() -> None:
    for item in registration_items():
        assert is_needed(item, {}) == (item.guardian != 2)


@pytest.mark.parametrize("key", ["guardian2_name", "guardian2_phone", "guardian2_id_number"])
def test_one_word_about_a_second_guardian_asks_for_all_of_it(key: str) -> None:
    assert has_second_guardian({"guardian2_relation": "1"})
    assert needed(key, guardian2_relation="1")


@pytest.mark.parametrize(("id_type", "asked"), [("1", True), ("A", True), ("Z", False)])
def test_a_number_is_needed_unless_there_is_none(id_type: str, asked: bool) -> None:
    assert needed("id_number", id_type=id_type) == asked
    assert needed("guardian1_id_number", guardian1_id_type=id_type) == asked


def test_a_child_without_a_number_needs_a_guardian_with_one() -> None:
    assert needed("guardian1_id_number", id_type="Z", guardian1_id_type="Z")


@pytest.mark.parametrize(("id_type", "asked"), [("1", True), ("Z", True), ("B", True), ("A", False), ("H", False)])
def test_a_household_place_is_needed_where_the_papers_have_one(id_type: str, asked: bool) -> None:
    assert needed("hukou_place_code", id_type=id_type) == asked
    assert needed("guardian1_hukou_place_code", guardian1_id_type=id_type) == asked
