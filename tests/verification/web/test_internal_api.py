"""What other services ask: rules, findings, counts; with the token only. What two people change about rules."""

import httpx2
import pytest

from shared.contracts.reads import FindingRead
from shared.database.sessions import Database
from tests.builders.verification import UNIT
from tests.builders.verification_cases import checked
from tests.builders.verification_families import family, written_otherwise
from tests.builders.verification_staff import QIAN, ZHAO, headers_of

RULES = {
    "name": "娄烦县",
    "authority": "娄烦县教育局",
    "season": "2023",
    "born_from": "2016-09-01",
    "born_to": "2017-08-31",
}
Headers = dict[str, str]


async def test_nobody_else_is_let_in(client: httpx2.AsyncClient) -> None:
    for headers in ({}, headers_of(QIAN)):
        answer = await client.post(f"/internal/units/{UNIT}/rules", json=RULES, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "SERVICE_TOKEN_WRONG")


async def test_clerks_are_made_by_the_staff_service_only(client: httpx2.AsyncClient, service: Headers) -> None:
    assert (await client.post("/internal/clerks", json={}, headers=service)).status_code == 404


async def test_rules_are_loaded_once_however_often(client: httpx2.AsyncClient, service: Headers) -> None:
    path = f"/internal/units/{UNIT}/rules"
    first = await client.post(path, json=RULES, headers=service)
    again = await client.post(path, json=RULES, headers=service)
    other = await client.post(path, json={**RULES, "insured_months": 12}, headers=service)
    assert first.status_code == 200
    assert first.json() == again.json()
    assert (other.status_code, other.json()["code"]) == (409, "APPROVAL_MISSING")


async def test_rules_in_use_change_when_two_people_agree(client: httpx2.AsyncClient, service: Headers) -> None:
    await client.post(f"/internal/units/{UNIT}/rules", json=RULES, headers=service)
    path, changed = f"/api/units/{UNIT}/rules", {**RULES, "insured_months": 12, "reason": "省里有新文件"}
    made = await client.post(path, json=changed, headers=headers_of(ZHAO))
    assert made.status_code == 201
    (waiting,) = (await client.get("/api/approvals", headers=headers_of(QIAN))).json()["approvals"]
    answer = {"agree": True, "reason": "核对过文件", "content_sha256": waiting["content_sha256"]}
    address = f"{path}/{made.json()['approval_id']}/decision"
    assert (await client.post(address, json=answer, headers=headers_of(QIAN))).status_code == 204
    same = {name: value for name, value in changed.items() if name != "reason"}
    again = await client.post(f"/internal/units/{UNIT}/rules", json=same, headers=service)
    assert (again.status_code, again.json()["sha256"]) == (200, waiting["content_sha256"])


@pytest.mark.parametrize("wrong", [{"facts": ["LUCK"]}, {"born_from": "2016-02-30"}, {"insured_months": 13}, {"x": 1}])
async def test_wrong_rules_are_refused_by_field(
    client: httpx2.AsyncClient, service: Headers, wrong: dict[str, object]
) -> None:
    answer = await client.post(f"/internal/units/{UNIT}/rules", json={**RULES, **wrong}, headers=service)
    assert answer.status_code == 422
    assert answer.json()["problems"][0]["field"].split(".")[0] in wrong


async def test_a_window_that_ends_before_it_begins_is_refused(client: httpx2.AsyncClient, service: Headers) -> None:
    wrong = {**RULES, "born_to": "2016-08-31"}
    answer = await client.post(f"/internal/units/{UNIT}/rules", json=wrong, headers=service)
    assert answer.status_code == 422


async def test_a_finding_is_handed_out(client: httpx2.AsyncClient, service: Headers, verification_db: Database) -> None:
    one = family(1)
    await checked(verification_db, one)
    path = f"/internal/units/{UNIT}/applications/{one.claim.application_number}/finding"
    found = FindingRead.model_validate_json((await client.get(path, headers=service)).content)
    assert (found.standing, found.by, found.reason) == ("proven", "machine", "")
    assert found.facts == ("AGE_IN_WINDOW", "GUARDIAN", "HOUSEHOLD_IN_UNIT")


async def test_before_the_first_finding_there_is_none(client: httpx2.AsyncClient, service: Headers) -> None:
    answer = await client.get(f"/internal/units/{UNIT}/applications/123456789012/finding", headers=service)
    assert (answer.status_code, answer.json()["code"]) == (404, "NO_FINDING")


async def test_the_summary_names_every_state(
    client: httpx2.AsyncClient, service: Headers, verification_db: Database
) -> None:
    await checked(verification_db, family(1), written_otherwise(2))
    said = (await client.get(f"/internal/units/{UNIT}/cases/summary", headers=service)).json()
    assert {name: said[name] for name in ("asking", "waiting", "exception", "confirmed")} == {
        "asking": 0,
        "waiting": 0,
        "exception": 1,
        "confirmed": 1,
    }
    assert said["confirmed_by"] == {"machine": 1, "clerk": 0}
    assert said["causes"] == {"NAME_VARIANT": 1}
