"""What the lottery reads before a draw: the approved plan, and what a freeze would give."""

import hashlib
from dataclasses import replace
from typing import Any

import httpx2
import pytest

from services.registration.domain.unit import SchoolPlan, SpecialLot
from tests.builders.registration import UNIT, a_school, a_unit
from tests.builders.registration_api import SERVICE, load, signed_in, submission_body

INTERNAL = f"/internal/units/{UNIT}"
DRAW = f"{INTERNAL}/draws/DEMO-140123-2023-XX-01"
LOTS = [{"school": code, "category": "ALL", "capacity": 2} for code in ("P01", "P02")]
ASKED = {"season": "2023", "lots": LOTS}
SPARE = SchoolPlan("P01", 3, held_back=1, ground="整组录取时用")


async def ask(client: httpx2.AsyncClient, path: str, **changes: Any) -> httpx2.Response:
    return await client.post(f"{DRAW}{path}", json={**ASKED, **changes}, headers=SERVICE)


async def submit(client: httpx2.AsyncClient) -> str:
    headers = {**await signed_in(client), "Idempotency-Key": "one"}
    answer = await client.post(f"/api/units/{UNIT}/applications", json=submission_body(), headers=headers)
    return str(answer.json()["application_number"])


async def test_the_plan_is_told_with_approvals_special_types_and_places(client: httpx2.AsyncClient) -> None:
    schools = (replace(a_school("P01"), approval_no="晋教〔2023〕9号"), a_school("P02"))
    await load(client, a_unit(schools=schools, plans=(SPARE,), special_lots=(SpecialLot("P01", "ALL", "艺术"),)))
    plan = (await client.get(f"{INTERNAL}/plan", headers=SERVICE)).json()
    assert (plan["season"], plan["max_choices"], plan["group_boundary"]) == ("2023", 3, "admit")
    assert plan["places"] == {"P01": 3}
    told = {lot["school"]: (lot["seats"], lot["approval_no"], lot["special"]) for lot in plan["lots"]}
    assert told == {"P01": (2, "晋教〔2023〕9号", "艺术"), "P02": (2, "", "")}


async def test_a_loaded_plan_is_what_plan_csv_says(client: httpx2.AsyncClient) -> None:
    await load(client, a_unit(plans=(SPARE,)))
    assert (await ask(client, "/freeze")).status_code == 200
    plan = (await client.get(f"{DRAW}/files/plan.csv", headers=SERVICE)).text
    assert plan.splitlines()[1:] == ["P01,,3,0,2,1,整组录取时用", "P02,,2,0,2,0,"]


async def test_a_plan_that_does_not_add_up_is_not_loaded(client: httpx2.AsyncClient) -> None:
    with pytest.raises(AssertionError, match="PLAN_BALANCE"):
        await load(client, a_unit(plans=(SchoolPlan("P01", 9),)))


async def test_the_prospect_is_the_freeze_and_keeps_nothing(client: httpx2.AsyncClient) -> None:
    await load(client)
    number = await submit(client)
    told = (await ask(client, "/prospect")).json()
    assert told["open"]["UNCONFIRMED"] == {"count": 1, "numbers": [number]}
    assert (told["children"], told["taken_over"], told["open_until"]) == (1, False, None)
    assert (await client.get(f"{DRAW}/files/roster.csv", headers=SERVICE)).status_code == 404
    assert (await ask(client, "/freeze")).status_code == 200
    roster = (await client.get(f"{DRAW}/files/roster.csv", headers=SERVICE)).content
    assert hashlib.sha256(roster).hexdigest() == told["roster_sha256"]
    again = (await ask(client, "/prospect")).json()
    assert (again["taken_over"], again["roster_sha256"], again["open"]) == (True, told["roster_sha256"], {})


async def test_a_real_draw_is_told_until_when_registration_is_open(client: httpx2.AsyncClient) -> None:
    await load(client)
    path = f"{INTERNAL}/draws/140123-2023-XX-01/prospect"
    told = (await client.post(path, json=ASKED, headers=SERVICE)).json()
    assert told["open_until"] == "2023-09-05T10:00:00Z"


@pytest.mark.parametrize(
    ("changes", "status", "code"), [({"season": "2024"}, 409, "SEASON_DIFFERS"), ({"lots": [{}]}, 422, "INVALID_INPUT")]
)
async def test_a_question_that_cannot_be_answered_is_refused(
    client: httpx2.AsyncClient, changes: dict[str, Any], status: int, code: str
) -> None:
    await load(client)
    answer = await ask(client, "/prospect", **changes)
    assert (answer.status_code, answer.json()["code"]) == (status, code)


@pytest.mark.parametrize("path", ["/plan", "/draws/DEMO-140123-2023-XX-01/prospect"])
async def test_nobody_but_a_service_asks(client: httpx2.AsyncClient, path: str) -> None:
    method = "GET" if path == "/plan" else "POST"
    answer = await client.request(method, INTERNAL + path, headers={"Authorization": "Bearer wrong"})
    assert (answer.status_code, answer.json()["code"]) == (401, "SERVICE_TOKEN_WRONG")


async def test_a_unit_that_is_not_there_has_no_plan(client: httpx2.AsyncClient) -> None:
    answer = await client.get("/internal/units/140124/plan", headers=SERVICE)
    assert (answer.status_code, answer.json()["code"]) == (404, "UNIT_NOT_FOUND")
