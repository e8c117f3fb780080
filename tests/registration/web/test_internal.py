"""The internal API: units, claims, counts, duplicates, freezes; only with the service token."""

import hashlib

import httpx2
import pytest

from tests.builders.registration import UNIT, a_school, a_unit
from tests.builders.registration_api import SERVICE, load, signed_in, submission_body, unit_body

INTERNAL = f"/internal/units/{UNIT}"
DRAW = f"{INTERNAL}/draws/DEMO-140123-2023-XX-01"
LOTS = [{"school": code, "category": "ALL", "capacity": 2} for code in ("P01", "P02")]


async def submit(client: httpx2.AsyncClient, phone: str = "13900001234") -> str:
    headers = {**await signed_in(client, phone), "Idempotency-Key": "one"}
    answer = await client.post(f"/api/units/{UNIT}/applications", json=submission_body(), headers=headers)
    return str(answer.json()["application_number"])


@pytest.mark.parametrize("headers", [{}, {"Authorization": "Bearer wrong"}, {"Authorization": "Session x"}])
async def test_without_the_token_nothing_is_told(client: httpx2.AsyncClient, headers: dict[str, str]) -> None:
    paths = ("/applications", "/applications/1/claim", "/duplicates", "/draws/X/files/roster.csv")
    for path in paths:
        answer = await client.get(INTERNAL + path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "SERVICE_TOKEN_WRONG")
    for path in ("/internal/units", "/internal/sms/latest", f"{DRAW}/freeze", f"{INTERNAL}/duplicates/settle"):
        assert (await client.post(path, json={}, headers=headers)).status_code == 401


async def test_a_unit_is_loaded_once_and_the_same_again(client: httpx2.AsyncClient) -> None:
    await load(client)
    answer = await client.post("/internal/units", json=unit_body(), headers=SERVICE)
    assert answer.json() == {"unit_code": UNIT, "schools": len(a_unit().schools)}


async def test_rules_in_use_are_not_changed_by_one_alone(client: httpx2.AsyncClient) -> None:
    await load(client)
    changed = a_unit(schools=(a_school("P07"),))
    refused = await client.post("/internal/units", json=unit_body(changed), headers=SERVICE)
    assert (refused.status_code, refused.json()["code"]) == (409, "POLICY_NEEDS_TWO")
    schools = (await client.get(f"/api/units/{UNIT}/schools")).json()["schools"]
    assert [school["school_code"] for school in schools] == [school.school_code for school in a_unit().schools]
    later = a_unit(season="2024", schools=(a_school("P07"),))
    assert (await client.post("/internal/units", json=unit_body(later), headers=SERVICE)).status_code == 200


async def test_rules_that_cannot_be_right_are_named(client: httpx2.AsyncClient) -> None:
    body = unit_body()
    body["unit"] |= {"born_to": "2010-01-01", "tiers": []}
    answer = await client.post("/internal/units", json=body, headers=SERVICE)
    assert [one["code"] for one in answer.json()["problems"]] == ["AGE_WINDOW", "TIER_ORDER"]


async def test_a_claim_is_given_without_a_choice_of_school(client: httpx2.AsyncClient) -> None:
    await load(client)
    number = await submit(client)
    claim = (await client.get(f"{INTERNAL}/applications/{number}/claim", headers=SERVICE)).json()
    assert claim["child"]["birth_date"] == "2017-03-12"
    assert [guardian["relation"] for guardian in claim["guardians"]] == ["2", "1"]
    assert "P01" not in str(claim)
    missing = await client.get(f"{INTERNAL}/applications/999/claim", headers=SERVICE)
    assert missing.status_code == 404


async def test_applications_are_counted_by_state(client: httpx2.AsyncClient) -> None:
    await load(client)
    await submit(client)
    counts = (await client.get(f"{INTERNAL}/applications", headers=SERVICE)).json()
    assert (counts["claim"], counts["proven"], counts["total"]) == (1, 0, 1)
    assert counts["proven_by"] == {"machine": 0, "clerk": 0}


async def test_what_is_frozen_is_read_with_its_hash(client: httpx2.AsyncClient) -> None:
    await load(client)
    number = await submit(client)
    body = {"season": "2023", "frozen_at": "2023-09-12T18:00:00+08:00", "lots": LOTS}
    frozen = [await client.post(f"{DRAW}/freeze", json=body, headers=SERVICE) for _ in range(2)]
    assert frozen[0].json() == frozen[1].json()
    register = await client.get(f"{DRAW}/files/register.csv", headers=SERVICE)
    assert register.text == f"app_no,state\n{number},PENDING\n"
    assert register.headers["content-sha256"] == hashlib.sha256(register.content).hexdigest()
    assert frozen[0].json()["files"]["register.csv"] == register.headers["content-sha256"]
    late = await client.post("/internal/units", json=unit_body(), headers=SERVICE)
    assert (late.status_code, late.json()["code"]) == (409, "ROSTER_FROZEN")


async def test_files_and_draws_that_are_not_there_are_404_or_422(client: httpx2.AsyncClient) -> None:
    await load(client)
    assert (await client.get(f"{DRAW}/files/roster.csv", headers=SERVICE)).status_code == 404
    assert (await client.get(f"{DRAW}/files/secrets", headers=SERVICE)).status_code == 422
    assert (await client.get(f"{INTERNAL}/draws/lower/files/roster.csv", headers=SERVICE)).status_code == 422


async def test_a_duplicate_that_is_none_cannot_be_settled(client: httpx2.AsyncClient) -> None:
    await load(client)
    number = await submit(client)
    assert (await client.get(f"{INTERNAL}/duplicates", headers=SERVICE)).json() == {"duplicates": []}
    answer = await client.post(f"{INTERNAL}/duplicates/settle", json={"keep": number}, headers=SERVICE)
    assert (answer.status_code, answer.json()["code"]) == (409, "STATE_FORBIDS")


async def test_nobody_was_sent_a_message(client: httpx2.AsyncClient) -> None:
    answer = await client.post("/internal/sms/latest", json={"phone": "13700000001"}, headers=SERVICE)
    assert (answer.status_code, answer.json()["code"]) == (404, "NO_SMS")
