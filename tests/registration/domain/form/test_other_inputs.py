"""Inputs that are not on the form each have a purpose and a ground, and none is an item in disguise."""

from services.registration.domain.form.items import registration_item
from services.registration.domain.form.other_inputs import one_guardian_reasons, other_inputs

ALSO_ITEMS = {"phone", "name"}
"""The phone one signs in with and a clerk's own name share a word with the form."""


def test_every_other_input_has_a_purpose_and_a_ground() -> None:
    for entry in other_inputs():
        assert entry.label
        assert entry.purpose
        assert entry.ground


def test_no_input_stands_twice_or_hides_an_item() -> None:
    keys = [entry.key for entry in other_inputs()]
    assert len(keys) == len(set(keys))
    assert {key for key in keys if registration_item(key)} == ALSO_ITEMS


def test_one_guardian_is_allowed_for_named_reasons() -> None:
    assert [reason.code for reason in one_guardian_reasons()] == ["1", "2", "3", "4", "5"]
