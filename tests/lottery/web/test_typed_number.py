"""Numbers are taken as people type them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_11_10

from services.lottery.web.typed_number import cleaned, could_be_a_number, is_miscopied


@pytest.mark.parametrize(
    "typed", ["394930121816", " 3949 3012 1816 ", "３９４９　３０１２　１８１６", "3949-3012-1816", "3949，3012，1816"]
)
def test_spaces_dashes_and_full_width_do_not_matter(typed: str) -> None:
    assert cleaned(typed) == "394930121816"


def test_letters_become_capitals() -> None:
    assert cleaned("7k4p 209c") == "7K4P209C"


@pytest.mark.parametrize("number", ["", "张三", "1;2", "A" * 25])
def test_what_is_no_number_is_known(number: str) -> None:
    assert not could_be_a_number(number)


@given(st.from_regex(r"[2-9][0-9]{10}", fullmatch=True), st.integers(0, 9))
def test_a_check_digit_is_right_exactly_where_the_standard_says_so(start: str, digit: int) -> None:
    assert is_miscopied(f"{start}{digit}") is not mod_11_10.is_valid(f"{start}{digit}")


@pytest.mark.parametrize("number", ["1001", "ABCDEFGHIJKL", "3949301218160"])
def test_only_short_numbers_have_this_check_digit(number: str) -> None:
    assert not is_miscopied(number)
