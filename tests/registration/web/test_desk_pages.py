"""The desk of the staff: only a supervisor of the unit reads and answers what families ask about their data."""

import re
from collections.abc import AsyncGenerator

import httpx2
import pytest

from services.registration.actions.ask_a_person import ask_correction
from services.registration.actions.list_my_requests import show_request
from services.registration.actions.tools import Tools, Visit
from services.registration.app import create_app
from services.registration.settings import RegistrationSettings
from services.registration.store.data_requests import DataRequest
from shared.contracts.staff import ROLES, Role
from shared.ids import new_id
from tests.builders.registration import UNIT
from tests.fakes.staff import FakeStaff, staff_member
from tests.registration.actions.family import submitted

LIST = f"/desk/units/{UNIT}/requests"


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
async def asked(tools: Tools, visit: Visit) -> DataRequest:
    """A request that waits for a person."""
    number = await submitted(tools, visit)
    return await ask_correction(tools, visit, number, "现住址应该是南街2号。", request_id=new_id())


def sign_in(desk: httpx2.AsyncClient, staff: FakeStaff, role: Role = "unit_supervisor", scope: str = UNIT) -> None:
    desk.cookies.set("staff", staff.sign_in(staff_member(role, scope=scope)), domain="registration.test")


async def send(desk: httpx2.AsyncClient, where: str, **fields: str) -> httpx2.Response:
    page = await desk.get(where)
    token = re.search(r'name="token" value="([^"]+)"', page.text)
    assert token is not None
    return await desk.post(where, data={"token": token[1], **fields})


async def test_a_supervisor_reads_and_answers(
    desk: httpx2.AsyncClient, staff: FakeStaff, asked: DataRequest, tools: Tools, visit: Visit
) -> None:
    sign_in(desk, staff)
    listed = await desk.get(LIST)
    assert listed.status_code == 200
    assert "南街2号" not in listed.text
    where = f"{LIST}/{asked.request_id}"
    assert "南街2号" in (await desk.get(where)).text
    nothing = await send(desk, where, reason="已经改了。")
    assert (nothing.status_code, "这里还没有选" in nothing.text) == (422, True)
    silent = await send(desk, where, agree="1", reason=" ")
    assert (silent.status_code, "这里还没有写" in silent.text) == (422, True)
    assert (await send(desk, where, agree="1", reason="已经改了。")).status_code == 303
    found, _ = await show_request(tools, visit, asked.request_id)
    assert found.answer is not None
    assert found.answer.words == "已经改了。"
    assert "没有要答复的" in (await desk.get(LIST)).text


@pytest.mark.parametrize("role", [role for role in ROLES if role != "unit_supervisor"])
async def test_nobody_else_does(desk: httpx2.AsyncClient, staff: FakeStaff, asked: DataRequest, role: Role) -> None:
    sign_in(desk, staff, role)
    for where in (LIST, f"{LIST}/{asked.request_id}"):
        answer = await desk.get(where)
        assert answer.status_code == 403
        assert "南街" not in answer.text


async def test_neither_another_unit_nor_a_stranger(
    desk: httpx2.AsyncClient, staff: FakeStaff, asked: DataRequest
) -> None:
    assert (await desk.get(f"{LIST}/{asked.request_id}")).status_code == 303
    sign_in(desk, staff, scope="140105")
    assert (await desk.get(f"{LIST}/{asked.request_id}")).status_code in {403, 404}
