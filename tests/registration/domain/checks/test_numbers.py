"""Identity numbers by kind of document; no region rejects."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.registration.domain.checks.not_right import NotRight
from services.registration.domain.checks.numbers import SENTENCES, check_number
from services.registration.domain.form.documents import RULES
from shared.citizen_number import check_character
from tests.builders.registration import citizen_number


@pytest.mark.parametrize("region", ["140213", "140171", "140202", "142301", "810000", "820000", "830000", "000000"])
@pytest.mark.parametrize("id_type", ["1", "B", "H", "I"])
def test_no_region_rejects(region: str, id_type: str) -> None:
    number = citizen_number(region=region)
    assert check_number(number, id_type, child=True) == number


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("11010519491231002x", "11010519491231002X"),
        (" 440524 18800101 0014 ", "440524188001010014"),
        ("４４０５２４１８８００１０１００１４", "440524188001010014"),
        ("440524-18800101-0014", "440524188001010014"),
    ],
)
def test_a_pasted_number_is_cleaned(typed: str, kept: str) -> None:
    assert check_number(typed, "1", child=True) == kept


@pytest.mark.parametrize(
    ("typed", "id_type", "code"),
    [
        ("440524188001010013", "1", "ID_CHECK"),
        ("44052418800101001", "1", "ID_LENGTH"),
        ("44052418800101001Y", "1", "ID_CHARACTERS"),
        ("440524188002300014", "1", "ID_DATE"),
        ("٤٤٠٥٢٤١٨٨٠٠١٠١٠٠١٤", "1", "ID_CHARACTERS"),
        ("AB1234567890123", "9", "ID_CHARACTERS"),
        ("123", "9", "ID_LENGTH"),
        ("P12", "Z", "ID_LENGTH"),
        ("1234567890", "Z", "ID_CHARACTERS"),
        ("A", "A", "ID_CHARACTERS"),
        ("护照12345", "A", "ID_CHARACTERS"),
    ],
)
def test_a_number_that_cannot_be_right_is_named(typed: str, id_type: str, code: str) -> None:
    with pytest.raises(NotRight) as refused:
        check_number(typed, id_type, child=True)
    assert refused.value.code == code
    assert refused.value.sentence.endswith("。")


def test_both_cards_of_permanent_residents_are_right() -> None:
    long = "91124198108030024"
    assert check_number("USA110082010121", "9", child=True) == "USA110082010121"
    assert check_number(long + check_character(long), "9", child=True).startswith("9")


def test_other_documents_are_letters_and_digits() -> None:
    assert check_number("a123456(7)", "6", child=True) == "A1234567"
    assert check_number("T900000001", "Z", child=True) == "T900000001"
    assert check_number("K12-345678", "Z", child=False) == "K12345678"


@given(st.text(max_size=30), st.sampled_from(list(RULES)), st.booleans())
def test_any_text_is_kept_or_refused(typed: str, id_type: str, child: bool) -> None:
    with suppress(NotRight):
        assert check_number(typed, id_type, child=child)


def test_every_sentence_says_what_to_do() -> None:
    assert all("请" in sentence or "改错" in sentence for sentence in SENTENCES.values())
