"""One who uses what another was allowed, and one who changes rules in use by way of another year."""

import httpx2
import pytest

from services.registration.actions.tools import Tools
from tests.builders.registration import UNIT, a_school, a_unit
from tests.builders.registration_api import unit_body
from tests.fakes.staff import FakeStaff
from tests.registration.conftest import TOKEN
from tests.registration.web.test_desk_api import OWN, RULES, admitted, allowed, desk, school_clerk, somebody, staff

__all__ = ["admitted", "desk", "staff"]
SERVICE = {"Authorization": f"Bearer {TOKEN}"}
OTHERWISE = (a_school("P01", seats=99), a_school("P02"))


async def test_what_one_was_allowed_opens_nothing_for_another(
    desk: httpx2.AsyncClient, staff: FakeStaff, admitted: str
) -> None:
    asker = school_clerk(staff)
    await allowed(desk, staff, f"{OWN}/view/request", asker)
    for other in (school_clerk(staff, name="同事"), somebody(staff, "unit_clerk"), somebody(staff, "unit_supervisor")):
        answer = await desk.get(f"{OWN}/full", headers=other)
        assert (answer.status_code, answer.json()["code"]) == (409, "APPROVAL_MISSING")
    assert (await desk.get(f"{OWN}/full", headers=asker)).status_code == 200


async def test_nor_does_anybody_else_take_the_file_out(
    desk: httpx2.AsyncClient, staff: FakeStaff, admitted: str
) -> None:
    asker = school_clerk(staff)
    await allowed(desk, staff, f"{OWN}/export/request", asker)
    answer = await desk.post(f"{OWN}/export", headers=somebody(staff, "unit_clerk"))
    assert (answer.status_code, answer.json()["code"]) == (409, "APPROVAL_MISSING")
    assert (await desk.post(f"{OWN}/export", headers=asker)).status_code == 200


@pytest.mark.usefixtures("unit")
async def test_rules_in_use_do_not_change_by_way_of_another_season(desk: httpx2.AsyncClient, tools: Tools) -> None:
    before = await tools.units.unit(UNIT)
    next_year = unit_body(a_unit(season="2024"))
    assert (await desk.post("/internal/units", json=next_year, headers=SERVICE)).status_code == 200
    back = await desk.post("/internal/units", json=unit_body(a_unit(schools=OTHERWISE)), headers=SERVICE)
    assert (back.status_code, back.json()["code"]) == (409, "POLICY_NEEDS_TWO")
    assert (await tools.units.unit(UNIT)).season == "2024"
    assert before.season == "2023"


@pytest.mark.usefixtures("unit")
async def test_an_old_consent_does_not_undo_what_two_people_agreed_on_since(
    desk: httpx2.AsyncClient, staff: FakeStaff, tools: Tools
) -> None:
    clerk = somebody(staff, "unit_clerk")
    old, new = (unit_body(a_unit(schools=(a_school("P01", seats=seats), a_school("P02")))) for seats in (99, 9))
    for body in (old, new):
        await allowed(desk, staff, f"{RULES}/request", clerk, json=body)
    assert (await desk.post(RULES, json=new, headers=clerk)).status_code == 200
    answer = await desk.post(RULES, json=old, headers=clerk)
    assert (answer.status_code, answer.json()["code"]) == (409, "RULES_MOVED_ON")
    assert [lot.seats for lot in (await tools.units.unit(UNIT)).schools] == [9, 2]
