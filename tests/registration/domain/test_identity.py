"""A child is named by its document; without a number by itself, never by who wrote the form."""

from services.registration.domain.identity import child_identity
from tests.builders.registration import CHILD_NUMBER, MOTHER_NUMBER, a_form


def test_a_number_names_the_child_with_its_type() -> None:
    assert child_identity(a_form()) == f"1:{CHILD_NUMBER}"
    assert child_identity(a_form(id_type="Z", id_number="T900000001")) == "Z:T900000001"


def test_without_a_number_both_guardians_name_the_same_child() -> None:
    mother = a_form(id_type="Z", id_number="")
    father = a_form(id_type="Z", id_number="", guardian1_name="林海", guardian1_id_number=MOTHER_NUMBER)
    assert child_identity(mother) == child_identity(father) == "Z:林知夏:20170312:2"
