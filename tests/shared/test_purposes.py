"""Every look has a purpose out of a closed list, and each role has its own."""

from shared.codes.purposes import AUDIT, USUAL, purpose_words, purposes, purposes_of
from shared.contracts.staff import ROLES


def test_the_usual_purpose_is_that_of_the_people_who_check() -> None:
    assert purposes()[USUAL].words == "核对报名材料"
    assert purposes_of("unit_clerk")[0].code == USUAL
    assert [purpose.code for purpose in purposes_of("auditor")] == [AUDIT]


def test_whoever_sees_nothing_personal_has_no_purpose() -> None:
    assert [role for role in ROLES if not purposes_of(role)] == ["draw_officer", "draw_releaser", "administrator"]


def test_every_purpose_names_roles_that_exist() -> None:
    assert all(set(purpose.roles) <= set(ROLES) and purpose.roles for purpose in purposes().values())


def test_a_code_that_is_not_in_the_list_is_shown_as_it_is() -> None:
    assert purpose_words("REVIEW") == "复核同事的决定"
    assert purpose_words("WHATEVER") == "WHATEVER"
