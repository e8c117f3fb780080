"""Numbers come from the submission under the unit's key, and are read however they were typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.registration.domain.application_number.numbers import NumberFormat, in_groups, number_for, parse_number

KEY = bytes(32)
formats = st.sampled_from(["short", "long"])


@given(st.binary(min_size=32, max_size=32), formats, st.integers(0, 9))
def test_the_same_submission_has_the_same_number(submission: bytes, form: NumberFormat, attempt: int) -> None:
    one, other = (number_for(KEY, submission, attempt=attempt, number_format=form) for _ in range(2))
    assert one == other


@given(st.binary(min_size=32, max_size=32), formats)
def test_another_attempt_key_or_submission_has_another_number(submission: bytes, form: NumberFormat) -> None:
    made = {
        number_for(KEY, submission, attempt=0, number_format=form),
        number_for(KEY, submission, attempt=1, number_format=form),
        number_for(bytes([1] * 32), submission, attempt=0, number_format=form),
        number_for(KEY, bytes(32 * [255]) if submission != b"\xff" * 32 else KEY, attempt=0, number_format=form),
    }
    assert len(made) == 4


@given(st.binary(min_size=32, max_size=32), formats)
def test_a_number_is_read_in_groups_full_width_and_lower_case(submission: bytes, form: NumberFormat) -> None:
    number = number_for(KEY, submission, attempt=0, number_format=form)
    wide = "".join(chr(ord(letter) + 0xFEE0) for letter in number)
    for typed in (in_groups(number), wide, number.lower(), f"  {in_groups(number)}　"):
        assert parse_number(typed) == number


def test_letters_that_are_mistaken_for_digits_are_forgiven() -> None:
    number = number_for(KEY, bytes([7] * 32), attempt=0, number_format="long")
    assert parse_number(number.replace("0", "O").replace("1", "I")) == number


@pytest.mark.parametrize("typed", ["", "12", "295570855374", "0" * 12, "A" * 17, "不是号码", "1" * 400])
def test_what_is_no_number_is_none(typed: str) -> None:
    assert parse_number(typed) is None
