"""Numbers: valid, in order, each once, and plainly invented."""

from datetime import date

import pytest

from services.demo.generate.document_numbers import DocumentNumbers
from services.demo.generate.identity_numbers import IdentityNumbers
from shared.citizen_number import (
    parse_birth_certificate_number,
    parse_citizen_number,
    parse_permanent_residence_number,
)

DAY = date(2017, 5, 20)


def test_a_sixth_boy_of_one_place_and_day_has_the_number_of_another_place() -> None:
    numbers = IdentityNumbers()
    taken = [numbers.take("140123", DAY, "1") for _ in range(6)]
    assert len(set(taken)) == 6
    assert [number[:6] for number in taken[:5]] == ["140123"] * 5
    assert taken[5][:6] != "140123"
    assert {parse_citizen_number(number).gender for number in taken} == {"1"}


def test_a_number_can_be_asked_to_end_in_x() -> None:
    days = (date(2017, month, day) for month in range(1, 13) for day in range(1, 29))
    found = [number for day in days if (number := IdentityNumbers().find("140123", day, "2", ending="X"))]
    assert found
    assert all(parse_citizen_number(number).text.endswith("X") for number in found)


@pytest.mark.parametrize("region", ["810000", "820000", "830000"])
def test_permits_are_as_identity_numbers_are(region: str) -> None:
    assert parse_citizen_number(DocumentNumbers().residence_permit(region, DAY, "2")).region == region


def test_other_documents_are_what_they_should_be() -> None:
    documents = DocumentNumbers()
    assert parse_permanent_residence_number(documents.permanent_residence()).startswith("9")
    assert len(parse_permanent_residence_number(documents.old_permanent_residence())) == 15
    assert parse_birth_certificate_number(documents.birth_certificate()) == "Z990000001"
    assert documents.passport() != documents.passport()
