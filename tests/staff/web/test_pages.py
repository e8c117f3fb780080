"""The pages without a browser: where each step leads, what they refuse, what they never show."""

import re
from datetime import UTC, datetime

import httpx2
import pytest

from shared.codes.staff_roles import Role
from tests.builders.staff import PASSWORD, SECRET, UNIT, code_at
from tests.builders.staff_api import Opened, opened
from tests.staff.actions.test_declare_kin import number

ENDPOINTS = [
    ("GET", "/"),
    ("GET", "/me"),
    ("GET", "/kin"),
    ("GET", "/people"),
    ("GET", "/people/invite"),
    ("POST", "/me/password"),
    ("POST", "/kin/none"),
]


@pytest.fixture(autouse=True)
def same_site(client: httpx2.AsyncClient) -> None:
    client.headers["sec-fetch-site"] = "same-origin"


async def signed_in(client: httpx2.AsyncClient, role: Role = "unit_clerk") -> Opened:
    who = await opened(client, role)
    answer = await client.post("/sign-in", data=who.typed())
    assert answer.status_code == 303, answer.text
    return who


@pytest.mark.parametrize(("method", "path"), ENDPOINTS)
async def test_a_stranger_is_led_to_the_door(client: httpx2.AsyncClient, method: str, path: str) -> None:
    answer = await client.request(method, path)
    assert answer.status_code == 303
    onward = f"?next={path.replace('/', '%2F')}" if method == "GET" else ""
    assert answer.headers["location"] == f"/sign-in{onward}"


async def test_after_the_door_one_comes_to_where_one_wanted(client: httpx2.AsyncClient) -> None:
    who = await opened(client, "administrator")
    answer = await client.post("/sign-in", data=who.typed() | {"next": "/people?x=1"})
    assert answer.headers["location"] == "/people?x=1"


@pytest.mark.parametrize("foreign", ["https://evil.example/", "//evil.example/", "/\\evil.example", "javascript:x"])
async def test_the_door_leads_nowhere_else(client: httpx2.AsyncClient, foreign: str) -> None:
    who = await opened(client, "administrator")
    assert 'name="next"' not in (await client.get("/sign-in", params={"next": foreign})).text
    answer = await client.post("/sign-in", data=who.typed() | {"next": foreign})
    assert answer.headers["location"] == "/"


async def test_a_form_of_another_site_signs_nobody_in(client: httpx2.AsyncClient) -> None:
    who = await opened(client)
    client.headers["sec-fetch-site"] = "cross-site"
    assert (await client.post("/sign-in", data=who.typed())).status_code == 403


async def test_what_is_wrong_stands_on_the_page_and_the_password_does_not(client: httpx2.AsyncClient) -> None:
    who = await opened(client)
    answer = await client.post("/sign-in", data=who.typed() | {"code": "000000"})
    assert answer.status_code == 422
    assert "有一样不对" in answer.text
    assert PASSWORD not in answer.text
    assert f'value="{who.name}"' in answer.text
    for _ in range(5):
        answer = await client.post("/sign-in", data=who.typed() | {"code": "000000"})
    assert answer.status_code == 429


async def test_the_session_is_a_cookie_that_no_script_reads(client: httpx2.AsyncClient) -> None:
    who = await opened(client)
    cookie = (await client.post("/sign-in", data=who.typed())).headers["set-cookie"]
    assert re.search(r"staff=[0-9a-f]{64}; HttpOnly; Path=/; SameSite=lax", cookie)


async def test_the_season_asks_once_and_takes_no_for_an_answer(client: httpx2.AsyncClient) -> None:
    await signed_in(client)
    assert "先说一件事" in (await client.get("/")).text
    assert (await client.post("/kin/none")).headers["location"] == "/"
    assert "先说一件事" not in (await client.get("/")).text
    assert "您说过没有" in (await client.get("/kin")).text


async def test_relatives_are_named_line_by_line(client: httpx2.AsyncClient) -> None:
    await signed_in(client)
    wrong = await client.post("/kin", data={"relation": "child", "numbers": f"{number(1)}\r\n123"})
    assert wrong.status_code == 422
    assert "第 2 个" in wrong.text
    right = await client.post("/kin", data={"relation": "child", "numbers": f"{number(1)}\r\n{number(2)}\r\n"})
    assert right.status_code == 303
    page = (await client.get("/kin")).text
    assert "我的孩子 2" in page
    assert number(1) not in page


async def test_an_administrator_invites_and_the_person_comes_in(client: httpx2.AsyncClient) -> None:
    who = await signed_in(client, "administrator")
    wanted = {"display_name": "周敏", "role": "unit_clerk", "scope": UNIT, "home_unit": UNIT, "home_kind": "education"}
    refused = await client.post("/people/invite", data=wanted | {"display_name": "", "scope": "x"})
    assert refused.text.count('class="msg"') == 2
    page = (await client.post("/people/invite", data=wanted)).text
    path = re.findall(r"http://staff.test(/invitation/[0-9a-f]{64})", page)[0]
    assert "周敏" in (await client.get("/people")).text
    assert path not in (await client.get("/people")).text
    await client.post("/sign-out")
    assert (await client.get(f"{path}/phone")).headers["location"] == path
    bad = await client.post(path, data={"name": "zhoumin", "password": "short"})
    assert bad.status_code == 422
    assert (await client.post(path, data={"name": "zhoumin", "password": PASSWORD})).headers[
        "location"
    ] == f"{path}/phone"
    phone = (await client.get(f"{path}/phone")).text
    secret = "".join(re.findall(r'<span class="nb">([A-Z2-7]{4})</span>', phone))
    assert (await client.post(f"{path}/phone", data={"code": "000000"})).status_code == 422
    now = datetime.fromtimestamp((await opened(client)).now, UTC)
    done = (await client.post(f"{path}/phone", data={"code": code_at(now, secret)})).text
    codes = re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", done)
    assert len(codes) == 10
    assert (await client.get(path)).status_code == 404
    typed = {"name": "zhoumin", "password": PASSWORD, "code": codes[0]}
    assert (await client.post("/sign-in", data=typed)).status_code == 303
    assert who.name != "zhoumin"


async def test_a_person_is_locked_moved_and_invited_anew(client: httpx2.AsyncClient) -> None:
    zhao = await opened(client)
    await signed_in(client, "administrator")
    path = f"/people/{zhao.staff_id}"
    assert (await client.post(f"{path}/lock")).status_code == 303
    assert "停用了" in (await client.get(path)).text
    await client.post(f"{path}/unlock")
    wrong = {"role": "draw_releaser", "scope": UNIT, "home_unit": UNIT, "home_kind": "notary"}
    assert "不能是本单位的人" in (await client.post(f"{path}/duty", data=wrong)).text
    alone = await client.post(f"{path}/duty", data=wrong | {"home_unit": "140105"})
    assert (alone.status_code, "请给这位同事另发一份邀请" in alone.text) == (422, True)
    right = wrong | {"role": "auditor", "home_kind": "audit"}
    assert (await client.post(f"{path}/duty", data=right)).status_code == 303
    assert "审计人员" in (await client.get(path)).text
    assert "还要另一位管理员同意" in (await client.post(f"{path}/invitation")).text
    listed = (await client.get("/people")).text
    assert "等另一位管理员同意" in listed
    invitation = re.findall(r"/people/invitations/([0-9a-f-]{36})/withdraw", listed)[0]
    assert (await client.post(f"/people/invitations/{invitation}/agree")).status_code == 403
    assert (await client.post(f"/people/invitations/{invitation}/withdraw")).status_code == 303


async def test_one_cannot_change_oneself(client: httpx2.AsyncClient) -> None:
    boss = await signed_in(client, "administrator")
    page = (await client.get(f"/people/{boss.staff_id}")).text
    assert "自己不能改自己的" in page
    assert "/duty" not in page
    assert (await client.post(f"/people/{boss.staff_id}/lock")).status_code == 403


async def test_the_own_account_changes_its_password_and_codes(client: httpx2.AsyncClient) -> None:
    await signed_in(client)
    wrong = await client.post("/me/password", data={"password": "no", "new_password": "石榴八点公交雨伞和椅子桌子"})
    assert "现在的密码不对" in wrong.text
    right = {"password": PASSWORD, "new_password": "石榴八点公交雨伞和椅子桌子"}
    answer = await client.post("/me/password", data=right)
    assert answer.headers["location"] == "/me?done=password"
    assert "密码改好了" in (await client.get("/me?done=password")).text
    codes = await client.post("/me/recovery-codes", data={"password": right["new_password"]})
    assert len(re.findall(r"[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}", codes.text)) == 10
    assert (await client.post("/me/recovery-codes", data={"password": "no"})).status_code == 422
    assert (await client.post("/me/sessions/end")).status_code == 303
    assert SECRET not in (await client.get("/me")).text
