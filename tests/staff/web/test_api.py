"""The API: what each answer says, and which door each request goes through."""

from datetime import UTC, datetime

import httpx2
import pytest

from tests.builders.staff import PASSWORD, UNIT, code_at, duty_of
from tests.builders.staff_api import SERVICE, account_body, opened, session_of
from tests.staff.actions.test_declare_kin import number


async def test_signing_in_says_who_it_is(client: httpx2.AsyncClient) -> None:
    zhao = await opened(client)
    answer = await client.post("/api/sign-in", json=zhao.typed())
    told = answer.json()
    assert len(told["session"]) == 64
    assert (told["staff_id"], told["role"], told["scope"]) == (zhao.staff_id, "unit_clerk", UNIT)
    assert told["kin_answered"] is False
    header = {"Authorization": f"Session {told['session']}"}
    assert (await client.get("/api/me", headers=header)).json()["display_name"] == "赵晓云"


async def test_wrong_and_unknown_get_the_same_words(client: httpx2.AsyncClient) -> None:
    zhao = await opened(client)
    answers = [
        await client.post("/api/sign-in", json=zhao.typed() | wrong)
        for wrong in ({"password": "x" * 12}, {"name": "nobody"}, {"code": "000000"})
    ]
    bodies = [{key: value for key, value in answer.json().items() if key != "request"} for answer in answers]
    assert [answer.status_code for answer in answers] == [422, 422, 422]
    assert bodies[0] == bodies[1] == bodies[2]
    assert bodies[0]["code"] == "SIGN_IN_WRONG"


async def test_a_sixth_try_is_too_many(client: httpx2.AsyncClient) -> None:
    zhao = await opened(client)
    answers = [await client.post("/api/sign-in", json=zhao.typed() | {"password": "x" * 12}) for _ in range(6)]
    assert [answer.status_code for answer in answers] == [422] * 5 + [429]


@pytest.mark.parametrize(
    ("method", "path"),
    [
        ("GET", "/api/me"),
        ("POST", "/api/me/sessions/end"),
        ("GET", "/api/kin"),
        ("POST", "/api/kin/none"),
        ("GET", "/api/accounts"),
    ],
)
async def test_nobody_gets_a_problem_and_no_page(client: httpx2.AsyncClient, method: str, path: str) -> None:
    answer = await client.request(method, path)
    assert answer.status_code == 401
    assert answer.json()["code"] == "NOT_SIGNED_IN"


async def test_a_cookie_alone_changes_nothing_through_the_api(client: httpx2.AsyncClient) -> None:
    header = await session_of(client, await opened(client))
    client.cookies.set("staff", header["Authorization"].split()[1])
    assert (await client.get("/api/me")).status_code == 200
    assert (await client.post("/api/me/sessions/end")).status_code == 401
    assert (await client.post("/api/sign-out")).status_code == 204
    assert (await client.get("/api/me")).status_code == 200


async def test_an_invitation_from_the_first_letter_to_the_first_session(client: httpx2.AsyncClient) -> None:
    boss = await session_of(client, await opened(client, "administrator"))
    duty = duty_of("unit_clerk")
    wanted = {"display_name": "周敏", "role": duty.role, "scope": duty.scope, "home_unit": duty.home_unit}
    made = await client.post("/api/invitations", json=wanted, headers=boss)
    assert made.status_code == 201
    told = made.json()
    assert told["url"] == f"http://staff.test/invitation/{told['invitation']}"
    chosen = {"invitation": told["invitation"], "name": "zhoumin", "password": PASSWORD}
    phone = (await client.post("/api/enrolments", json=chosen)).json()
    assert phone["address"].startswith("otpauth://totp/")
    now = (await opened(client)).now
    proof = {"invitation": told["invitation"], "code": code_at_second(now, phone["secret"]), "proof": phone["proof"]}
    codes = await client.post("/api/enrolments/proof", json=proof)
    assert codes.status_code == 201
    assert len(set(codes.json()["recovery_codes"])) == 10
    typed = {"name": "zhoumin", "password": PASSWORD, "code": codes.json()["recovery_codes"][3]}
    assert (await client.post("/api/sign-in", json=typed)).status_code == 200
    assert (await client.post("/api/enrolments/proof", json=proof)).json()["code"] == "INVITATION_GONE"


async def test_an_administrator_locks_and_the_session_is_over_at_once(client: httpx2.AsyncClient) -> None:
    boss = await session_of(client, await opened(client, "administrator"))
    zhao = await opened(client)
    header = await session_of(client, zhao)
    assert (await client.post(f"/api/accounts/{zhao.staff_id}/lock", headers=boss)).status_code == 204
    assert (await client.get("/api/me", headers=header)).status_code == 401
    listed = (await client.get("/api/accounts", headers=boss)).json()["accounts"]
    assert {one["name"]: one["locked"] for one in listed} == {"administrator": False, "unit_clerk": True}
    assert (await client.post("/api/sign-in", json=zhao.typed(seconds=30))).json()["code"] == "ACCOUNT_LOCKED"


async def test_the_other_acts_on_an_account(client: httpx2.AsyncClient) -> None:
    boss = await session_of(client, await opened(client, "administrator"))
    zhao = await opened(client)
    await session_of(client, zhao)
    path = f"/api/accounts/{zhao.staff_id}"
    assert (await client.post(f"{path}/sessions/end", headers=boss)).json() == {"ended": 1}
    duty = {"role": "auditor", "scope": UNIT, "home_unit": UNIT, "home_kind": "audit"}
    assert (await client.put(f"{path}/duty", json=duty, headers=boss)).status_code == 204
    alone = await client.put(f"{path}/duty", json=duty | {"role": "unit_supervisor"}, headers=boss)
    assert (alone.status_code, alone.json()["code"]) == (403, "TWO_MUST_INVITE")
    assert (await client.post(f"{path}/unlock", headers=boss)).status_code == 204
    again = await client.post(f"{path}/invitation", headers=boss)
    assert (again.status_code, again.json()["waits"]) == (201, True)
    invitation = f"/api/invitations/{again.json()['invitation_id']}"
    assert (await client.post(f"{invitation}/agree", headers=boss)).json()["code"] == "SECOND_PERSON_NEEDED"
    assert (await client.post(f"{invitation}/withdraw", headers=boss)).status_code == 204


async def test_one_looks_after_ones_own_account(client: httpx2.AsyncClient) -> None:
    header = await session_of(client, await opened(client))
    changed = {"password": PASSWORD, "new_password": "another one that holds"}
    assert (await client.post("/api/me/password", json=changed, headers=header)).status_code == 204
    present = {"password": "another one that holds"}
    codes = await client.post("/api/me/recovery-codes", json=present, headers=header)
    assert len(codes.json()["recovery_codes"]) == 10
    named = {"relation": "child", "numbers": [number(4)]}
    assert (await client.post("/api/kin", json=named, headers=header)).json()["named"] == ["我的孩子 1"]
    assert (await client.get("/api/me", headers=header)).json()["kin_answered"] is True
    assert (await client.post("/api/me/sessions/end", headers=header)).json() == {"ended": 1}


@pytest.mark.parametrize("path", ["/internal/sessions/recognise", "/internal/accounts", "/internal/sessions/end"])
async def test_the_internal_routes_ask_for_the_service_token(client: httpx2.AsyncClient, path: str) -> None:
    answer = await client.post(path, json={"token": "x"}, headers={"Authorization": "Bearer wrong"})
    assert answer.json()["code"] == "SERVICE_TOKEN_WRONG"


async def test_names_are_told_to_services(client: httpx2.AsyncClient) -> None:
    zhao = await opened(client)
    query = {"ids": f"{zhao.staff_id},nonsense,{'0' * 32}"}
    assert (await client.get("/internal/names", params=query, headers=SERVICE)).json() == {
        "names": {zhao.staff_id: "赵晓云"}
    }


async def test_the_same_account_again_gets_everything_anew(client: httpx2.AsyncClient) -> None:
    zhao = await opened(client)
    header = await session_of(client, zhao)
    again = await opened(client)
    assert again.staff_id == zhao.staff_id
    assert (await client.get("/api/me", headers=header)).status_code == 401


async def test_a_releaser_of_the_unit_itself_is_not_opened(client: httpx2.AsyncClient) -> None:
    body = account_body("draw_releaser", "liu") | {"home_unit": UNIT}
    answer = await client.post("/internal/accounts", json=body, headers=SERVICE)
    assert answer.json()["problems"][0]["code"] == "RELEASER_INSIDE"


def code_at_second(now: float, secret: str) -> str:
    return code_at(datetime.fromtimestamp(now, UTC), secret)
