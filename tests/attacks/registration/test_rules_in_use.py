"""A bureau that changes under the families' hands what their applications rest on."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from services.registration.actions.load_unit import load_unit
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.errors import UnitInUse
from services.registration.domain.unit import Unit
from tests.builders.acting import acting_at
from tests.builders.registration import NOW, a_school
from tests.registration.actions.family import submitted

P02_ALONE = (a_school("P02"),)
P01_OTHERWISE = (a_school("P01", category="BOARD"), a_school("P02"))


@pytest.mark.parametrize(
    ("changes", "word"),
    [
        ({"stage": "CZ"}, "学段"),
        ({"number_format": "long"}, "报名号"),
        ({"schools": P02_ALONE}, "P01"),
        ({"schools": P01_OTHERWISE}, "P01"),
    ],
)
async def test_what_an_application_rests_on_stays(
    tools: Tools, visit: Visit, unit: Unit, changes: dict[str, Any], word: str
) -> None:
    await load_unit(tools, replace(unit, **changes), acting=acting_at(NOW))
    await load_unit(tools, unit, acting=acting_at(NOW))
    await submitted(tools, visit)
    with pytest.raises(UnitInUse, match=word) as refused:
        await load_unit(tools, replace(unit, **changes), acting=acting_at(NOW))
    assert (refused.value.code, refused.value.kind.name) == ("UNIT_IN_USE", "CONFLICT")
    await load_unit(tools, replace(unit, season="2024", **changes), acting=acting_at(NOW))
    with pytest.raises(UnitInUse):
        await load_unit(tools, replace(unit, **changes), acting=acting_at(NOW))


async def test_schools_seats_and_dates_may_still_change(tools: Tools, visit: Visit, unit: Unit) -> None:
    await submitted(tools, visit)
    schools = (a_school("P01", seats=9), a_school("P03"), a_school("P02"))
    closes = unit.calendar.registration_closes
    assert closes is not None
    calendar = replace(unit.calendar, registration_closes=closes + timedelta(days=1))
    await load_unit(tools, replace(unit, schools=schools, calendar=calendar), acting=acting_at(NOW))
    await load_unit(tools, replace(unit, schools=schools[:2]), acting=acting_at(NOW))
    assert [lot.school_code for lot in (await tools.units.unit(unit.unit_code)).schools] == ["P01", "P03"]
