"""Choices: at most so many, of schools that exist, none twice; twins the same under admit and skip."""

import pytest

from services.registration.domain.application import State
from services.registration.domain.checks.choices import choice_problems
from services.registration.domain.checks.together import Sibling, together_problem
from services.registration.domain.unit import DrawRules
from tests.builders.registration import a_unit

P01, P02, G01 = ("P01", "ALL"), ("P02", "ALL"), ("G01", "ALL")


@pytest.mark.parametrize(
    ("choices", "problems"),
    [
        ((), []),
        ((P01, P02, G01), []),
        ((P01, P01), [("choices.2", "CHOICE_TWICE")]),
        ((("P01", "BOARD"),), [("choices.1", "SCHOOL_UNKNOWN")]),
        ((P01, ("X", "ALL")), [("choices.2", "SCHOOL_UNKNOWN")]),
        ((P01, P02, G01, P01), [("choices", "TOO_MANY_CHOICES"), ("choices.4", "CHOICE_TWICE")]),
    ],
)
def test_choices_are_judged(choices: tuple[tuple[str, str], ...], problems: list[tuple[str, str]]) -> None:
    assert [(one.field, one.code) for one in choice_problems(choices, a_unit())] == problems


def test_twins_list_the_same_schools_in_the_same_order() -> None:
    sibling = Sibling("2", State.PROVEN, (P01, P02))
    assert together_problem(sibling, choices=(P01, P02), unit=a_unit()) is None
    other_order = together_problem(sibling, choices=(P02, P01), unit=a_unit())
    assert other_order is not None
    assert other_order.code == "SIBLING_CHOICES"
    split = a_unit(draw=DrawRules(group_boundary="split"))
    assert together_problem(sibling, choices=(P02, P01), unit=split) is None


@pytest.mark.parametrize("state", [State.WITHDRAWN, State.MERGED, State.REFUSED])
def test_a_sibling_that_is_out_cannot_be_drawn_with(state: State) -> None:
    gone = together_problem(Sibling("2", state, (P01,)), choices=(P01,), unit=a_unit())
    nobody = together_problem(None, choices=(P01,), unit=a_unit())
    assert gone == nobody
    assert nobody is not None
