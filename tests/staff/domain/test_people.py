"""Duties, names, relatives, desks: what there can be."""

import pytest

from services.staff.domain.desks import desks_of
from services.staff.domain.duty import HOME_KINDS, Duty, may_release, problems_of
from services.staff.domain.kin import RELATIONS, identity_number, label_of
from services.staff.domain.names import name_problem, normal_name, shown_name_problem
from shared.citizen_number import Wrong
from shared.codes.staff_roles import ROLES, Role

KINDS = ("notary", "discipline", "unit_above")


def releaser(scope: str, home: str, kind: str = "notary") -> Duty:
    return Duty("draw_releaser", scope, home, kind)


@pytest.mark.parametrize(
    ("scope", "home"),
    [("140123", "1401"), ("140123", "14"), ("140123", "140105"), ("1401", "1401"), ("1401", "140201")],
)
def test_a_releaser_from_outside_may_release(scope: str, home: str) -> None:
    assert may_release(releaser(scope, home), KINDS)


@pytest.mark.parametrize(("scope", "home"), [("140123", "140123"), ("1401", "140123"), ("14", "140105")])
def test_a_releaser_from_a_unit_of_the_scope_may_not(scope: str, home: str) -> None:
    assert not may_release(releaser(scope, home), KINDS)


@pytest.mark.parametrize("kind", sorted(HOME_KINDS))
def test_a_releaser_is_of_a_kind_that_watches(kind: str) -> None:
    assert may_release(releaser("140123", "1401", kind), KINDS) is (kind in KINDS)


@pytest.mark.parametrize("role", [role for role in ROLES if role != "draw_releaser"])
def test_nobody_else_releases(role: Role) -> None:
    assert not may_release(Duty(role, "140123", "1401", "notary"), KINDS)


@pytest.mark.parametrize("scope", ["", "1", "1401233", "14012x", "１４", "14 "])
def test_a_scope_is_two_to_six_digits(scope: str) -> None:
    assert [problem.field for problem in problems_of(Duty("unit_clerk", scope, "14"), KINDS)] == ["scope"]


def test_everything_wrong_is_said_at_once() -> None:
    nonsense = Duty("king", "x", "y", "z", "!")  # type: ignore[arg-type]  # as typed into a form
    fields = [problem.field for problem in problems_of(nonsense, KINDS)]
    assert fields == ["role", "scope", "home_unit", "home_kind", "school_code"]


@pytest.mark.parametrize("typed", ["zhao", "赵晓云", "zhao.xy-2", "Ｚhao_1"])
def test_names_to_sign_in_with(typed: str) -> None:
    assert name_problem(typed) is None
    assert normal_name(f" {typed} ") == normal_name(typed).casefold()


@pytest.mark.parametrize("typed", ["", "z", "zhao xy", "z" * 41, "13934000521", "a/b", "14019920210312007x"])
def test_no_names_to_sign_in_with(typed: str) -> None:
    assert name_problem(typed) is not None


@pytest.mark.parametrize("typed", ["赵晓云", "买买提·艾力", "Anna Smith-Jones"])
def test_names_to_be_shown(typed: str) -> None:
    assert shown_name_problem(typed) is None


@pytest.mark.parametrize("typed", ["", "<b>", "139 3400 0521", "·赵", "赵" * 41])
def test_no_names_to_be_shown(typed: str) -> None:
    assert shown_name_problem(typed) is not None


def test_relatives_are_called_by_number() -> None:
    assert label_of("child", 2) == "我的孩子 2"
    assert label_of("self", 1) == RELATIONS["self"]
    with pytest.raises(Wrong):
        identity_number("123")


def test_every_desk_is_of_a_role_and_an_address_of_the_host() -> None:
    for role in ROLES:
        for desk in desks_of(role):
            assert desk.path.startswith("/")
            assert desk.words
    assert desks_of("administrator")
