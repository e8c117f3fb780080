"""The short number: what its check digit promises, and that it looks like no phone."""

from hypothesis import given
from hypothesis import strategies as st

from services.registration.domain.application_number.short import check_digit, is_short_number, short_number

numbers = st.binary(min_size=16, max_size=32).map(short_number)


def test_the_example_of_the_standard_has_its_check_digit() -> None:
    assert check_digit("0794") == "5"


@given(numbers)
def test_a_number_has_twelve_digits_the_first_not_0_or_1(number: str) -> None:
    assert len(number) == 12
    assert number[0] in "23456789"
    assert is_short_number(number)


@given(numbers, st.integers(0, 11), st.sampled_from("0123456789"))
def test_every_wrong_digit_is_caught(number: str, place: int, digit: str) -> None:
    wrong = number[:place] + digit + number[place + 1 :]
    assert is_short_number(wrong) == (wrong == number)


def test_nearly_every_swap_of_neighbours_is_caught() -> None:
    """MOD 11,10 misses some swaps by construction (ISO 7064): at most one in ten."""
    caught = missed = 0
    for start in range(2_000):
        number = short_number(start.to_bytes(16, "big") + bytes(16))
        for place in range(11):
            swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
            if swapped != number:
                missed += is_short_number(swapped)
                caught += not is_short_number(swapped)
    assert missed / (caught + missed) < 0.1


@given(st.text(max_size=20))
def test_any_text_is_judged(text: str) -> None:
    assert is_short_number(text) in {True, False}
