"""A submission is checked as a whole: what is kept, what is wrong, what the family should know."""

from dataclasses import replace

import pytest

from services.registration.domain.application import State
from services.registration.domain.checked import check_submission
from services.registration.domain.checks.together import Sibling
from services.registration.domain.submission import Submission
from services.registration.domain.submitted import Submitted
from services.registration.domain.unit import Unit
from shared.errors import InvalidInput
from tests.builders.receipts import a_receipt
from tests.builders.registration import NOW, a_submission, a_unit

UNIT: Unit = a_unit()


def test_what_is_right_is_kept_clean_with_the_number_of_the_twin() -> None:
    typed = replace(a_submission(name=" 林 知夏 "), together_with="2955 7085 5375")
    sibling = Sibling("295570855375", State.CLAIM, typed.choices)
    checked = check_submission(typed, unit=UNIT, sibling=sibling, now=NOW)
    kept = checked.accepted()
    assert (kept.form["name"], kept.together_with, kept.cleaned) == ("林知夏", "295570855375", ("name",))


def test_problems_of_form_choices_and_twin_come_together() -> None:
    typed = Submission(a_submission(phone="1").form, (("X", "ALL"),), "1")
    checked = check_submission(typed, unit=UNIT, sibling=None, now=NOW)
    assert [problem.field for problem in checked.problems] == ["phone", "choices.1", "together_with"]
    with pytest.raises(InvalidInput, match="3 个地方"):
        checked.accepted()


def test_a_day_is_a_day_of_china() -> None:
    last_evening = NOW.replace(year=2017, month=3, day=11, hour=17)
    assert check_submission(a_submission(), unit=UNIT, sibling=None, now=last_evening).problems == ()


def test_an_age_outside_of_the_window_is_told_and_blocks_nothing() -> None:
    late = a_unit(born_to=UNIT.born_from, born_from=UNIT.born_from)
    checked = check_submission(a_submission(), unit=late, sibling=None, now=NOW)
    assert checked.problems == ()
    assert len(checked.notices) == 1


def test_what_was_submitted_names_its_number() -> None:
    submitted = Submitted(a_receipt(), fresh=True, notices=())
    assert submitted.application_number == "295570855375"
