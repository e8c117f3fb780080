"""The long number: eighty bits, unmistakable letters, and a check that catches every slip of its kind."""

from hypothesis import given
from hypothesis import strategies as st

from services.registration.domain.application_number.long import ALPHABET, POWERS, is_long_number, long_number

numbers = st.binary(min_size=10, max_size=32).map(long_number)


def test_all_weights_differ() -> None:
    assert len(set(POWERS)) == 31


@given(st.binary(min_size=10, max_size=10), st.binary(min_size=10, max_size=10))
def test_eighty_bits_are_in_it(one: bytes, other: bytes) -> None:
    assert (long_number(one) == long_number(other)) == (one == other)


@given(numbers)
def test_a_number_has_seventeen_letters_of_the_alphabet(number: str) -> None:
    assert len(number) == 17
    assert is_long_number(number)


@given(numbers, st.integers(0, 16), st.sampled_from(ALPHABET))
def test_every_wrong_letter_is_caught(number: str, place: int, letter: str) -> None:
    wrong = number[:place] + letter + number[place + 1 :]
    assert is_long_number(wrong) == (wrong == number)


@given(numbers, st.integers(0, 16), st.integers(0, 16))
def test_every_swap_of_two_letters_is_caught(number: str, one: int, other: int) -> None:
    letters = list(number)
    letters[one], letters[other] = letters[other], letters[one]
    swapped = "".join(letters)
    assert is_long_number(swapped) == (swapped == number)
