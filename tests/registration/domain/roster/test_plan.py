"""plan.csv balances; policy and calendar are what the roster was made by."""

import json
from dataclasses import replace

from services.registration.domain.roster.entries import DrawScope
from services.registration.domain.roster.plan import plan_csv
from services.registration.domain.roster.rules_files import calendar_file, policy_file
from services.registration.domain.unit import Calendar
from tests.builders.registration import a_school, a_unit


def test_the_categories_of_a_school_are_added_up_and_its_approval_is_named() -> None:
    school = replace(a_school(), approval_no="晋教审〔2023〕1号")
    scope = DrawScope(((("P02", "ALL"), 5), (("P01", "BOARD"), 30), (("P01", "DAY"), 60)))
    assert plan_csv(scope, a_unit(schools=(school,))).decode().splitlines()[1:] == [
        "P01,晋教审〔2023〕1号,90,0,90,0,",
        "P02,,5,0,5,0,",
    ]


def test_a_changed_rule_changes_the_policy_and_nothing_else_does() -> None:
    unit = a_unit()
    assert policy_file(unit) != policy_file(replace(unit, max_choices=1))
    assert policy_file(unit) == policy_file(replace(unit, phone="other", schools=()))


def test_a_moment_that_is_not_fixed_is_null() -> None:
    calendar = json.loads(calendar_file(a_unit(calendar=Calendar())))
    assert set(calendar.values()) == {None}
