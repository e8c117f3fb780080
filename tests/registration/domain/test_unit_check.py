"""A unit's rules are refused before they are kept if they could not stand in the public files."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from services.registration.domain.unit import Calendar, TierRule, Unit
from services.registration.domain.unit_check import check_unit
from shared.errors import InvalidInput
from tests.builders.registration import NOW, a_school, a_unit

LAST = TierRule(2, "其他", ("GUARDIAN",))


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"born_to": date(2016, 1, 1)}, "AGE_WINDOW"),
        ({"calendar": Calendar(registration_opens=NOW, registration_closes=NOW)}, "CALENDAR_ORDER"),
        ({"tiers": ()}, "TIER_ORDER"),
        ({"tiers": (LAST, LAST)}, "TIER_ORDER"),
        ({"tiers": (replace(LAST, tier=10),)}, "TIER_ORDER"),
        ({"tiers": (replace(LAST, facts=("GUARDIAN", "INSURED")),)}, "TIER_LAST"),
        ({"tiers": (replace(LAST, clause="甲,乙"),)}, "TIER_CLAUSE"),
        ({"tiers": (replace(LAST, clause=""),)}, "TIER_CLAUSE"),
        ({"schools": (a_school(), a_school())}, "LOT_TWICE"),
        ({"schools": (a_school("p01"),)}, "LOT_CODE"),
        ({"schools": (replace(a_school(), approval_no='批"1"'),)}, "APPROVAL_TEXT"),
    ],
)
def test_what_cannot_be_right_is_named(changes: dict[str, Any], code: str) -> None:
    assert codes_of(a_unit(**changes)) == [code]


def test_a_right_unit_passes() -> None:
    assert codes_of(a_unit()) == []


def codes_of(unit: Unit) -> list[str]:
    try:
        check_unit(unit)
    except InvalidInput as refused:
        return [problem.code for problem in refused.problems]
    return []
