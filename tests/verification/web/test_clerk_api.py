"""The clerks' API: list, look, decide, and everything it refuses."""

import httpx2
import pytest

from shared.database.sessions import Database
from tests.builders.verification import CHILD_NUMBER, UNIT
from tests.builders.verification_app import PASSWORD, add_clerks
from tests.builders.verification_cases import checked
from tests.builders.verification_families import not_registered, written_otherwise

Headers = dict[str, str]
VARIANT, ABSENT = "411834108801", "411834108802"
CONFIRM = {"decision": "confirm", "reason": "看过了", "saw_paper": True, "version": 1, "evidence_sha256": "0" * 64}


async def confirm(client: httpx2.AsyncClient, clerk: Headers, number: str) -> dict[str, object]:
    """Look at a case and return its confirmation."""
    looked_at = (await client.get(f"/api/cases/{UNIT}/{number}", headers=clerk)).json()
    return {**CONFIRM, **{name: looked_at[name] for name in ("version", "evidence_sha256")}}


@pytest.fixture
async def cases(verification_db: Database) -> None:
    """Two cases that need a person, and the clerks."""
    await add_clerks(verification_db)
    await checked(verification_db, written_otherwise(1), not_registered(2))


@pytest.fixture
async def clerk(cases: None, client: httpx2.AsyncClient) -> Headers:
    """The headers of a clerk at work."""
    answer = await client.post("/api/sign-in", json={"name": "zhao", "password": PASSWORD})
    return {"Authorization": f"Session {answer.json()['session']}"}


@pytest.mark.parametrize("path", [f"/api/units/{UNIT}/cases", f"/api/cases/{UNIT}/{VARIANT}"])
async def test_nobody_looks_without_signing_in(client: httpx2.AsyncClient, path: str) -> None:
    for headers in ({}, {"Authorization": "Session nonsense"}, {"Authorization": "Bearer nonsense"}):
        answer = await client.get(path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "NOT_SIGNED_IN")


async def test_a_wrong_password_says_how_many_tries_are_left(cases: None, client: httpx2.AsyncClient) -> None:
    codes = []
    for _ in range(6):
        answer = await client.post("/api/sign-in", json={"name": "zhao", "password": "not this one"})
        codes.append((answer.status_code, answer.json()["code"]))
    assert codes == [(422, "SIGN_IN_WRONG")] * 4 + [(429, "TOO_MANY_TRIES")] * 2


async def test_cases_are_listed_without_anything_personal(client: httpx2.AsyncClient, clerk: Headers) -> None:
    listed = (await client.get(f"/api/units/{UNIT}/cases", headers=clerk)).json()["cases"]
    assert [(line["application_number"], line["causes"], line["needs_paper"]) for line in listed] == [
        (VARIANT, ["NAME_VARIANT"], False),
        (ABSENT, ["NOT_REGISTERED"], True),
    ]
    rest = await client.get(f"/api/units/{UNIT}/cases?after={VARIANT}", headers=clerk)
    assert [line["application_number"] for line in rest.json()["cases"]] == [ABSENT]


async def test_a_case_is_shown_masked_with_claim_and_record(client: httpx2.AsyncClient, clerk: Headers) -> None:
    answer = await client.get(f"/api/cases/{UNIT}/{VARIANT}", headers=clerk)
    said = answer.json()
    assert said["child"] == "陈*浩"
    assert said["causes"][0]["detail"] == "家长填“叶”，登记里“葉”；证件号一样"
    first = said["comparison"][0]
    assert (first["item"], first["claimed"], first["registered"]) == ("母亲的姓名", "叶兰", "葉兰")
    number = written_otherwise(1).claim.child.number
    assert number not in answer.text
    assert "陈子浩" not in answer.text


async def test_a_decision_is_made_once(client: httpx2.AsyncClient, clerk: Headers) -> None:
    path = f"/api/cases/{UNIT}/{VARIANT}/decision"
    decision = await confirm(client, clerk, VARIANT)
    done = await client.post(path, json=decision, headers=clerk)
    assert (done.status_code, done.json()["standing"]) == (200, "proven")
    again = await client.post(path, json=decision, headers=clerk)
    assert (again.status_code, again.json()["code"]) == (409, "CASE_NOT_OPEN")


async def test_paper_not_seen_is_said_by_field(client: httpx2.AsyncClient, clerk: Headers) -> None:
    path = f"/api/cases/{UNIT}/{ABSENT}/decision"
    decision = await confirm(client, clerk, ABSENT)
    answer = await client.post(path, json={**decision, "saw_paper": False}, headers=clerk)
    assert answer.status_code == 422
    assert [(one["field"], one["code"]) for one in answer.json()["problems"]] == [("saw_paper", "PAPER_NOT_SEEN")]


async def test_what_was_not_shown_is_not_decided(client: httpx2.AsyncClient, clerk: Headers) -> None:
    path = f"/api/cases/{UNIT}/{VARIANT}/decision"
    decision = await confirm(client, clerk, VARIANT)
    for changed, code in (({"version": 2}, "VERSION_MOVED_ON"), ({"evidence_sha256": "0" * 64}, "EVIDENCE_MOVED_ON")):
        answer = await client.post(path, json={**decision, **changed}, headers=clerk)
        assert (answer.status_code, answer.json()["code"]) == (409, code)
    assert (await client.post(path, json=decision, headers=clerk)).status_code == 200


@pytest.mark.parametrize("missing", ["version", "evidence_sha256"])
async def test_a_decision_says_what_was_looked_at(client: httpx2.AsyncClient, clerk: Headers, missing: str) -> None:
    decision = {name: said for name, said in CONFIRM.items() if name != missing}
    answer = await client.post(f"/api/cases/{UNIT}/{VARIANT}/decision", json=decision, headers=clerk)
    assert answer.status_code == 422


@pytest.mark.parametrize("wrong", [{"decision": "refuse"}, {"extra": 1}, {"reason": None}])
async def test_what_is_not_a_decision_is_refused(
    client: httpx2.AsyncClient, clerk: Headers, wrong: dict[str, object]
) -> None:
    answer = await client.post(f"/api/cases/{UNIT}/{ABSENT}/decision", json={**CONFIRM, **wrong}, headers=clerk)
    assert answer.status_code == 422


async def test_another_county_does_not_exist(client: httpx2.AsyncClient, clerk: Headers) -> None:
    assert (await client.get("/api/units/140105/cases", headers=clerk)).status_code == 404
    answer = await client.get(f"/api/cases/140105/{VARIANT}", headers=clerk)
    assert (answer.status_code, answer.json()["code"]) == (404, "CASE_NOT_FOUND")


async def test_signing_out_ends_the_session(client: httpx2.AsyncClient, clerk: Headers) -> None:
    assert (await client.post("/api/sign-out", headers=clerk)).status_code == 204
    assert (await client.get(f"/api/units/{UNIT}/cases", headers=clerk)).status_code == 401
    assert CHILD_NUMBER not in str(clerk)
