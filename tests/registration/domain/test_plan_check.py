"""Every approved place is accounted for before the rules are kept."""

from typing import Any

import pytest

from services.registration.domain.plan_check import plan_problems
from services.registration.domain.unit import SchoolPlan, SpecialLot
from services.registration.domain.unit_check import check_unit
from shared.errors import InvalidInput
from tests.builders.registration import a_school, a_unit

SPARE = SchoolPlan("P01", 5, direct=1, held_back=2, ground="绑定的孩子整组录取时用")


def test_a_plan_that_adds_up_passes() -> None:
    assert list(plan_problems(a_unit())) == []
    check_unit(a_unit(plans=(SPARE, SchoolPlan("P02", 2))))
    check_unit(
        a_unit(schools=(a_school("P01", category="A"), a_school("P01", category="B")), plans=(SchoolPlan("P01", 4),))
    )


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"plans": (SchoolPlan("P09", 2),)}, "PLAN_SCHOOL"),
        ({"plans": (SchoolPlan("G01", 120),)}, "PLAN_SCHOOL"),
        ({"plans": (SchoolPlan("P01", 2), SchoolPlan("P01", 2))}, "PLAN_SCHOOL"),
        ({"plans": (SchoolPlan("P01", 1),)}, "PLAN_BALANCE"),
        ({"plans": (SchoolPlan("P01", 3),)}, "PLAN_BALANCE"),
        ({"plans": (SchoolPlan("P01", 3, held_back=1),)}, "PLAN_GROUND"),
        ({"plans": (SchoolPlan("P01", 3, held_back=1, ground="甲,乙"),)}, "PLAN_GROUND_TEXT"),
        ({"special_lots": (SpecialLot("P09", "ALL", "艺术"),)}, "SPECIAL_LOT"),
        ({"special_lots": (SpecialLot("P01", "ALL", ""),)}, "SPECIAL_LOT"),
    ],
)
def test_a_plan_that_cannot_be_right_is_named(changes: dict[str, Any], code: str) -> None:
    with pytest.raises(InvalidInput) as refused:
        check_unit(a_unit(**changes))
    assert [problem.code for problem in refused.value.problems] == [code]
