"""封存前要看的: what readiness calls red is mended here, by whom it is the business of, never for a relative."""

import re
from collections.abc import AsyncGenerator

import httpx2
import pytest

from services.registration.actions.tools import Tools, Visit
from services.registration.app import create_app
from services.registration.domain.unit import SpecialLot
from services.registration.settings import RegistrationSettings
from services.registration.store.own_data import people_of
from services.registration.web.desk_pages.before_freeze import seats_row
from shared.contracts.freeze_defaults import FREEZE_DEFAULTS
from shared.contracts.staff import ROLES, Role
from tests.builders.registration import UNIT, a_unit
from tests.fakes.staff import FakeStaff, staff_member
from tests.registration.actions.family import found, states, submitted
from tests.registration.conftest import NewVisit

PAGE = f"/desk/units/{UNIT}/before-freeze"
SETTLE = f"/desk/units/{UNIT}/duplicates"
READS: dict[Role, bool] = {role: role in {"unit_clerk", "unit_supervisor", "draw_officer"} for role in ROLES}


@pytest.fixture
def staff() -> FakeStaff:
    """The staff directory."""
    return FakeStaff()


@pytest.fixture
async def desk(settings: RegistrationSettings, staff: FakeStaff) -> AsyncGenerator[httpx2.AsyncClient]:
    """A browser at the desk."""
    app = create_app(settings, staff=staff)
    async with app.router.lifespan_context(app):
        transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
        async with httpx2.AsyncClient(transport=transport, base_url="http://registration.test") as opened:
            yield opened


@pytest.fixture
async def rivals(tools: Tools, visit: Visit, new_visit: NewVisit) -> tuple[str, str]:
    """Two proven applications for one child, by two accounts."""
    first, second = await submitted(tools, visit), await submitted(tools, await new_visit("13700000002"))
    for number in (first, second):
        await found(tools, number, "proven")
    return first, second


def sign_in(desk: httpx2.AsyncClient, staff: FakeStaff, role: Role = "unit_clerk", **fields: object) -> None:
    token = staff.sign_in(staff_member(role, scope=UNIT, **fields))  # type: ignore[arg-type]  # fields of StaffMember
    desk.cookies.set("staff", token, domain="registration.test")


async def settle(desk: httpx2.AsyncClient, keep: str) -> httpx2.Response:
    """Press a button, or one that is not there: the token is that of the form for the larger size of letters."""
    token = re.search(r'name="token" value="([^"]+)"', (await desk.get(PAGE)).text)
    assert token is not None
    return await desk.post(SETTLE, data={"token": token[1], "keep": keep})


@pytest.mark.parametrize("role", ROLES)
async def test_only_whose_business_it_is_reads_it(
    desk: httpx2.AsyncClient, staff: FakeStaff, visit: Visit, role: Role
) -> None:
    sign_in(desk, staff, role)
    assert (await desk.get(PAGE)).status_code == (200 if READS[role] else 403)


async def test_a_quiet_season_has_nothing_to_mend(desk: httpx2.AsyncClient, staff: FakeStaff, visit: Visit) -> None:
    sign_in(desk, staff)
    page = (await desk.get(PAGE)).text
    assert "每个孩子只有一份报名" in page
    assert "志愿和优先级都一样" in page
    assert FREEZE_DEFAULTS["SEATS_UNSET"] in page


async def test_a_clerk_lets_one_of_a_childs_applications_stay(
    desk: httpx2.AsyncClient, staff: FakeStaff, tools: Tools, rivals: tuple[str, str]
) -> None:
    sign_in(desk, staff)
    page = (await desk.get(PAGE)).text
    assert FREEZE_DEFAULTS["DUPLICATES"] in page
    assert page.count("留这一份") == 2
    answer = await settle(desk, rivals[1])
    assert (answer.status_code, answer.headers["location"]) == (303, PAGE)
    assert await states(tools) == {rivals[0]: "merged", rivals[1]: "proven"}
    assert "每个孩子只有一份报名" in (await desk.get(PAGE)).text


async def test_the_draw_office_sees_it_and_settles_nothing(
    desk: httpx2.AsyncClient, staff: FakeStaff, rivals: tuple[str, str]
) -> None:
    sign_in(desk, staff, "draw_officer")
    assert "留这一份" not in (await desk.get(PAGE)).text
    assert (await desk.post(SETTLE, data={"keep": rivals[0]})).status_code == 403


async def test_a_relatives_child_is_for_a_colleague(
    desk: httpx2.AsyncClient, staff: FakeStaff, tools: Tools, rivals: tuple[str, str]
) -> None:
    async with tools.db.reading(UNIT) as session:
        child = (await people_of(session, UNIT, rivals[0]))[0]
    sign_in(desk, staff, name="有亲属的人", kin=(child.hex(),))
    answer = await settle(desk, rivals[0])
    assert answer.status_code == 403
    assert "请同事来办" in answer.text
    assert set((await states(tools)).values()) == {"proven", "duplicate"}


@pytest.mark.parametrize(("keep", "status"), [("", 404), ("999", 404), ("123456789012", 404)])
async def test_what_is_no_application_settles_nothing(
    desk: httpx2.AsyncClient, staff: FakeStaff, visit: Visit, keep: str, status: int
) -> None:
    sign_in(desk, staff)
    assert (await settle(desk, keep)).status_code == status


async def test_a_foreign_form_settles_nothing(
    desk: httpx2.AsyncClient, staff: FakeStaff, tools: Tools, rivals: tuple[str, str]
) -> None:
    sign_in(desk, staff)
    assert (await desk.post(SETTLE, data={"keep": rivals[0]})).status_code == 403
    assert set((await states(tools)).values()) == {"proven", "duplicate"}


async def test_twins_who_are_not_drawn_together_are_named(
    desk: httpx2.AsyncClient, staff: FakeStaff, tools: Tools, visit: Visit
) -> None:
    elder = await submitted(tools, visit, 0)
    younger = await submitted(tools, visit, 1, together_with=elder)
    await found(tools, elder, "proven", "GUARDIAN", "HOUSEHOLD_IN_UNIT")
    sign_in(desk, staff)
    page = (await desk.get(PAGE)).text
    assert FREEZE_DEFAULTS["GROUPS_DIFFER"] in page
    assert all(number[:4] in page for number in (elder, younger))


def test_a_special_type_without_its_number_says_so() -> None:
    unit = a_unit(special_lots=(SpecialLot("P01", "ALL", "艺术"),))
    rows = [seats_row(school, unit) for school in unit.schools[:2]]
    assert rows == [
        ("P01学校", "不分 艺术", "2", "没有载入", "还没有，不能公告"),
        ("P02学校", "不分", "2", "没有载入", "不需要"),
    ]
