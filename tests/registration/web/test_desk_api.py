"""The staff's API: a school sees its own list, in full only with an approval; rules change with two people."""

import json
from collections.abc import AsyncGenerator
from datetime import timedelta
from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from services.registration.actions.record_placements import record_placements
from services.registration.actions.tools import Tools, Visit
from services.registration.app import create_app
from services.registration.settings import RegistrationSettings
from services.registration.store.tables import audit
from shared.audit_log.sequencing import sequence
from shared.contracts.staff import Role
from shared.database.scope import UNSCOPED
from tests.builders.registration import NOW, UNIT, a_school, a_submission, a_unit, another_child
from tests.builders.registration_api import unit_body
from tests.builders.results import about_draw, frozen_roster, published, results_csv
from tests.fakes.registration import FakeDraws
from tests.fakes.staff import FakeStaff, staff_member
from tests.registration.actions.family import submitted

OWN = f"/api/desk/units/{UNIT}/schools/P01/admitted"
RULES = f"/api/desk/units/{UNIT}/rules"
CHANGED = unit_body(a_unit(schools=(a_school("P01", seats=9), a_school("P02"))))


@pytest.fixture
def staff() -> FakeStaff:
    """The staff directory."""
    return FakeStaff()


@pytest.fixture
async def desk(settings: RegistrationSettings, staff: FakeStaff) -> AsyncGenerator[httpx2.AsyncClient]:
    """A program at the desk."""
    app = create_app(settings.model_copy(update={"clock_start": NOW}), staff=staff)
    async with app.router.lifespan_context(app):
        transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
        async with httpx2.AsyncClient(transport=transport, base_url="http://registration.test") as opened:
            yield opened


@pytest.fixture
async def admitted(tools: Tools, visit: Visit) -> str:
    """The number of a child that P01 has taken; another one waits there."""
    taken, waits = await submitted(tools, visit, 0, "P01"), await submitted(tools, visit, 1, "P01")
    content = results_csv(await frozen_roster(tools), {(taken, "P01"): "ADMIT", (waits, "P01"): "WAIT 1"})
    await record_placements(
        tools, published(content), draws=FakeDraws(content, about_draw(published_at=NOW - timedelta(hours=1))), now=NOW
    )
    return taken


def somebody(staff: FakeStaff, role: Role, **fields: Any) -> dict[str, str]:
    return {"Authorization": f"Session {staff.sign_in(staff_member(role, **{'scope': UNIT, **fields}))}"}


def school_clerk(staff: FakeStaff, school: str = "P01", **fields: Any) -> dict[str, str]:
    return somebody(staff, "school_clerk", school_code=school, **fields)


async def allowed(desk: httpx2.AsyncClient, staff: FakeStaff, path: str, who: dict[str, str], **body: Any) -> None:
    asked = await desk.post(path, headers=who, **body)
    assert asked.status_code == 202, asked.text
    judge = f"/api/desk/units/{UNIT}/approvals/{asked.json()['approval_id']}"
    supervisor = somebody(staff, "unit_supervisor")
    assert (await desk.post(judge, json={"agree": True}, headers=supervisor)).status_code == 200


async def test_a_school_sees_its_own_admitted_children_masked(
    desk: httpx2.AsyncClient, staff: FakeStaff, admitted: str
) -> None:
    seen = (await desk.get(OWN, headers=school_clerk(staff))).json()["children"]
    assert [child["application_number"] for child in seen] == [admitted]
    name = a_submission(**another_child(0)).form["name"]
    assert seen[0]["name"] != name
    assert "*" in seen[0]["name"]
    assert seen[0]["items"] == {}


async def test_another_schools_list_is_not_there(desk: httpx2.AsyncClient, staff: FakeStaff, admitted: str) -> None:
    other = school_clerk(staff, "P02")
    for method, path in (
        ("GET", OWN),
        ("GET", f"{OWN}/full"),
        ("POST", f"{OWN}/export"),
        ("POST", f"{OWN}/view/request"),
    ):
        answer = await desk.request(method, path, headers=other)
        assert (answer.status_code, answer.json()["code"]) == (404, "SCHOOL_NOT_YOURS"), path


async def test_in_full_only_with_an_approval_that_ends(
    desk: httpx2.AsyncClient, staff: FakeStaff, admitted: str
) -> None:
    clerk = school_clerk(staff)
    assert (await desk.get(f"{OWN}/full", headers=clerk)).json()["code"] == "APPROVAL_MISSING"
    await allowed(desk, staff, f"{OWN}/view/request", clerk)
    for _ in range(2):
        (child,) = (await desk.get(f"{OWN}/full", headers=clerk)).json()["children"]
        assert child["name"] == a_submission(**another_child(0)).form["name"]
        assert set(child["items"]) == {"gender", "birth_date", "guardian1_name", "guardian1_phone"}


async def test_an_approval_that_is_over_opens_nothing(
    settings: RegistrationSettings, desk: httpx2.AsyncClient, staff: FakeStaff, admitted: str
) -> None:
    clerk = school_clerk(staff)
    await allowed(desk, staff, f"{OWN}/view/request", clerk)
    later = create_app(settings.model_copy(update={"clock_start": NOW + timedelta(hours=9)}), staff=staff)
    async with later.router.lifespan_context(later):
        transport = httpx2.ASGITransport(later, raise_app_exceptions=False)
        async with httpx2.AsyncClient(transport=transport, base_url="http://registration.test") as tomorrow:
            assert (await tomorrow.get(f"{OWN}/full", headers=clerk)).json()["code"] == "APPROVAL_EXPIRED"


async def test_a_file_is_taken_out_once_per_approval(desk: httpx2.AsyncClient, staff: FakeStaff, admitted: str) -> None:
    clerk = school_clerk(staff)
    assert (await desk.post(f"{OWN}/export", headers=clerk)).json()["code"] == "APPROVAL_MISSING"
    await allowed(desk, staff, f"{OWN}/export/request", clerk)
    taken = await desk.post(f"{OWN}/export", headers=clerk)
    assert taken.headers["content-type"] == "text/csv; charset=utf-8"
    assert taken.text.count(admitted) == 1
    assert (await desk.post(f"{OWN}/export", headers=clerk)).json()["code"] == "APPROVAL_USED"


async def test_nobody_allows_the_own_request(desk: httpx2.AsyncClient, staff: FakeStaff, admitted: str) -> None:
    supervisor = somebody(staff, "unit_supervisor")
    asked = (await desk.post(f"{OWN}/export/request", headers=supervisor)).json()["approval_id"]
    judge = f"/api/desk/units/{UNIT}/approvals/{asked}"
    assert (await desk.post(judge, json={"agree": True}, headers=supervisor)).json()["code"] == "OWN_REQUEST"


async def test_a_relatives_child_is_left_out(
    desk: httpx2.AsyncClient, staff: FakeStaff, tools: Tools, admitted: str
) -> None:
    mother = a_submission(**another_child(0)).form["guardian1_id_number"]
    related = school_clerk(staff, kin=(tools.keys.identity_index(mother).hex(),), name="有亲属的人")
    assert (await desk.get(OWN, headers=related)).json() == {"children": []}


async def test_each_look_and_each_file_is_in_the_log(
    desk: httpx2.AsyncClient, staff: FakeStaff, tools: Tools, admitted: str
) -> None:
    clerk = school_clerk(staff)
    await desk.get(OWN, headers=clerk)
    await allowed(desk, staff, f"{OWN}/export/request", clerk)
    await desk.post(f"{OWN}/export", headers=clerk)
    async with tools.db.transaction(UNSCOPED) as session:
        await sequence(session, audit)
    async with tools.db.reading(UNIT) as session:
        bodies = await session.scalars(sa.text("select body from registration.audit_log order by leaf_index"))
        acts = [one for body in bodies if (one := json.loads(body))["record"] == "school:P01"]
    expected = ["SCHOOL_LIST_SEEN", "APPROVAL_ASKED", "APPROVAL_AGREED", "APPROVAL_USED", "SCHOOL_LIST_EXPORTED"]
    assert [one["act"] for one in acts] == expected
    assert {one["purpose"] for one in acts if one["act"].startswith("SCHOOL")} == {"ADMISSION_LIST"}
    assert acts[-1]["details"]["rows"] == "1"


@pytest.mark.usefixtures("unit")
async def test_rules_in_use_change_with_two_people(desk: httpx2.AsyncClient, staff: FakeStaff, tools: Tools) -> None:
    clerk = somebody(staff, "unit_clerk")
    assert (await desk.post(RULES, json=CHANGED, headers=clerk)).json()["code"] == "APPROVAL_MISSING"
    await allowed(desk, staff, f"{RULES}/request", clerk, json=CHANGED)
    other = unit_body(a_unit(schools=(a_school("P01", seats=99),)))
    assert (await desk.post(RULES, json=other, headers=clerk)).json()["code"] == "APPROVAL_MISSING"
    assert (await desk.post(RULES, json=CHANGED, headers=clerk)).json() == {"unit_code": UNIT, "schools": 2}
    assert [lot.seats for lot in (await tools.units.unit(UNIT)).schools] == [9, 2]
    assert (await desk.post(RULES, json=CHANGED, headers=clerk)).json()["code"] == "APPROVAL_USED"


@pytest.mark.usefixtures("unit")
async def test_whoever_judges_reads_what_is_proposed(desk: httpx2.AsyncClient, staff: FakeStaff) -> None:
    await desk.post(f"{RULES}/request", json=CHANGED, headers=somebody(staff, "unit_clerk"))
    supervisor = somebody(staff, "unit_supervisor")
    (waiting,) = (await desk.get(f"/api/desk/units/{UNIT}/approvals", headers=supervisor)).json()["requests"]
    document = (await desk.get(f"{RULES}/proposals/{waiting['content_sha256']}", headers=supervisor)).json()
    assert [school["seats"] for school in document["schools"]] == [9, 2]
    missing = await desk.get(f"{RULES}/proposals/{'0' * 64}", headers=supervisor)
    assert (missing.status_code, missing.json()["code"]) == (404, "PROPOSAL_NOT_FOUND")


@pytest.mark.usefixtures("unit")
async def test_rules_of_another_unit_are_not_proposed_here(desk: httpx2.AsyncClient, staff: FakeStaff) -> None:
    body = {**CHANGED, "unit": {**CHANGED["unit"], "unit_code": "140105"}}
    answer = await desk.post(f"{RULES}/request", json=body, headers=somebody(staff, "unit_clerk"))
    assert (answer.status_code, answer.json()["code"]) == (422, "POLICY_OF_ANOTHER_UNIT")
