"""Families: one phone, or one child."""

from services.demo.county.families import accounts_of, families_of
from services.demo.county.reading import read_county
from tests.builders.counties import HAND_WRITTEN

APPLICATIONS = read_county(HAND_WRITTEN).applications


def test_the_hand_written_county_has_twelve_families_on_thirteen_phones() -> None:
    assert len(families_of(APPLICATIONS)) == 12
    assert len(accounts_of(APPLICATIONS)) == 13


def test_twins_are_one_family_and_so_are_two_registrations_of_one_child() -> None:
    together = [tuple(application.ref for application in family) for family in families_of(APPLICATIONS)]
    assert ("03a", "03b") in together
    assert ("10", "10m") in together


def test_a_later_application_can_join_two_families() -> None:
    first, other, *_ = APPLICATIONS
    link = first.__class__("x", {**first.form, "phone": other.phone}, (), "", "")
    assert len(families_of((first, other, link))) == 1
