"""A phone is cleaned, checked and masked."""

import pytest

from services.registration.domain.phone import masked_phone, parse_phone
from shared.errors import InvalidInput


def test_it_is_read_however_it_was_typed() -> None:
    for typed in ("139 0000 1234", "+8613900001234", "１３９００００１２３４", "139-0000-1234"):
        assert parse_phone(typed) == "13900001234"


def test_pages_show_the_masked_form() -> None:
    assert masked_phone("13900001234") == "139****1234"


@pytest.mark.parametrize("typed", ["", "110", "23900001234", "139000012345", "电话"])
def test_what_is_no_mobile_number_is_a_problem_of_the_field(typed: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        parse_phone(typed)
    assert [(one.field, one.code) for one in refused.value.problems] == [("phone", "PHONE_FORMAT")]
