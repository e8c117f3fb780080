"""Identity numbers are judged by checksum, date and sex alone; where they were issued never rejects."""

import string
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.iso7064 import mod_11_2

from shared.citizen_number import (
    CHECK_CHARACTERS,
    Fault,
    Wrong,
    check_character,
    normalise,
    parse_birth_certificate_number,
    parse_citizen_number,
    parse_permanent_residence_number,
)

REGIONS = st.text("0123456789", min_size=6, max_size=6)
BIRTHDAYS = st.dates(date(1900, 1, 1), date(2030, 12, 31))
SEQUENCES = st.integers(0, 999)


@st.composite
def numbers(draw: st.DrawFn) -> str:
    """Right numbers of any region, listed or not."""
    first = f"{draw(REGIONS)}{draw(BIRTHDAYS):%Y%m%d}{draw(SEQUENCES):03d}"
    return first + check_character(first)


@given(numbers())
def test_a_right_number_is_accepted_wherever_it_was_issued(number: str) -> None:
    assert parse_citizen_number(number).text == number


@given(numbers())
def test_the_check_character_agrees_with_another_implementation(number: str) -> None:
    assert mod_11_2.is_valid(number)


@given(numbers(), st.integers(0, 17), st.sampled_from("0123456789"))
def test_one_wrong_digit_never_passes(number: str, place: int, digit: str) -> None:
    changed = number[:place] + digit + number[place + 1 :]
    if changed == number:
        assert parse_citizen_number(changed).text == number
        return
    with pytest.raises(Wrong) as caught:
        parse_citizen_number(changed)
    assert caught.value.fault in {Fault.CHECK, Fault.DATE}


@given(numbers(), st.integers(0, 16))
def test_two_neighbours_in_the_wrong_order_never_pass(number: str, place: int) -> None:
    swapped = number[:place] + number[place + 1] + number[place] + number[place + 2 :]
    if swapped == number:
        assert parse_citizen_number(swapped).text == number
        return
    with pytest.raises(Wrong):
        parse_citizen_number(swapped)


@given(numbers())
def test_sex_and_birthday_stand_in_the_number(number: str) -> None:
    parsed = parse_citizen_number(number)
    assert f"{parsed.born:%Y%m%d}" == number[6:14]
    assert parsed.gender == ("1" if number[16] in "13579" else "2")
    assert parsed.region == number[:6]


@given(numbers())
def test_full_width_spaces_and_a_small_x_are_cleaned(number: str) -> None:
    wide = number.translate({ord(c): ord(c) + 0xFEE0 for c in string.digits + "X"})
    typed = f" {wide[:6]} {wide[6:14].lower()}-{wide[14:]}　"
    assert normalise(typed) == number
    assert normalise(number.lower()) == number


@pytest.mark.parametrize(
    "number", ["11010519491231002X", "440524188001010014", "810000199408230021", "830000201801010000"[:17] + "0"]
)
def test_published_examples(number: str) -> None:
    expected = check_character(number[:17])
    assert parse_citizen_number(number[:17] + expected).text[:17] == number[:17]


@pytest.mark.parametrize(
    ("typed", "fault"),
    [
        ("", Fault.LENGTH),
        ("1101051949123100", Fault.LENGTH),
        ("11010519491231002Y", Fault.CHARACTERS),
        ("110105194913310026", Fault.DATE),
        ("110105190002290026", Fault.DATE),
        ("110105194912310021", Fault.CHECK),
        ("110105194912310٠2X", Fault.CHARACTERS),
    ],
)
def test_the_fault_is_named(typed: str, fault: Fault) -> None:
    with pytest.raises(Wrong) as caught:
        parse_citizen_number(typed)
    assert caught.value.fault is fault


@given(st.text(max_size=40))
def test_whatever_is_typed_is_either_a_number_or_a_named_fault(typed: str) -> None:
    fault: Fault | None = None
    for parse in (parse_citizen_number, parse_permanent_residence_number, parse_birth_certificate_number):
        try:
            parse(typed)
        except Wrong as wrong:
            fault = wrong.fault
        assert fault is None or fault in Fault


@given(st.text("0123456789", min_size=16, max_size=16))
def test_a_permanent_residence_number_of_eighteen_begins_with_nine(rest: str) -> None:
    first = f"9{rest}"
    assert parse_permanent_residence_number(first + check_character(first)) == first + check_character(first)
    wrong = CHECK_CHARACTERS.replace(check_character(first), "")[0]
    with pytest.raises(Wrong):
        parse_permanent_residence_number(first + wrong)
    other = f"8{rest}"
    with pytest.raises(Wrong):
        parse_permanent_residence_number(other + check_character(other))


def test_the_old_permanent_residence_card_has_three_letters() -> None:
    assert parse_permanent_residence_number("usa110019850203") == "USA110019850203"
    with pytest.raises(Wrong):
        parse_permanent_residence_number("US1110019850203")


def test_a_birth_certificate_number_is_a_letter_and_nine_digits() -> None:
    assert parse_birth_certificate_number("u 140000123") == "U140000123"
    for wrong in ("1140000123", "U14000012", "U14000012X"):
        with pytest.raises(Wrong):
            parse_birth_certificate_number(wrong)
