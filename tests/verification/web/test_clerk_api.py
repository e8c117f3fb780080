"""The staff's API about cases: list, look, decide, and everything it refuses."""

import httpx2
import pytest

from shared.database.sessions import Database
from tests.builders.verification import UNIT
from tests.builders.verification_cases import checked
from tests.builders.verification_families import family, not_registered, written_otherwise
from tests.builders.verification_staff import OTHERS, QIAN, SUN, ZHAO, headers_of

Headers = dict[str, str]
VARIANT, ABSENT = "411834108801", "411834108802"
CONFIRM = {"decision": "confirm", "reason": "看过了", "saw_paper": True, "version": 1, "evidence_sha256": "0" * 64}


async def confirm(client: httpx2.AsyncClient, clerk: Headers, number: str) -> dict[str, object]:
    """Look at a case and return its confirmation."""
    looked_at = (await client.get(f"/api/cases/{UNIT}/{number}", headers=clerk)).json()
    return {**CONFIRM, **{name: looked_at[name] for name in ("version", "evidence_sha256")}}


@pytest.fixture
async def cases(verification_db: Database) -> None:
    """Two cases that need a person, and one that does not."""
    await checked(verification_db, written_otherwise(1), not_registered(2), family(5))


@pytest.fixture
def clerk(cases: None) -> Headers:
    """The headers of a clerk at work."""
    return headers_of(ZHAO)


@pytest.mark.parametrize("path", [f"/api/units/{UNIT}/cases", f"/api/cases/{UNIT}/{VARIANT}"])
async def test_nobody_looks_without_signing_in(client: httpx2.AsyncClient, path: str) -> None:
    for headers in ({}, {"Authorization": "Session nonsense"}, {"Authorization": "Bearer nonsense"}):
        answer = await client.get(path, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "NOT_SIGNED_IN")


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
    for path in ("/api/units/140105/cases", f"/api/cases/140105/{VARIANT}"):
        answer = await client.get(path, headers=clerk)
        assert (answer.status_code, answer.json()["code"]) == (404, "NOT_FOUND")
    answer = await client.get(f"/api/cases/{UNIT}/999999999999", headers=clerk)
    assert (answer.status_code, answer.json()["code"]) == (404, "CASE_NOT_FOUND")


@pytest.mark.parametrize("role", [member.role for member in OTHERS])
async def test_other_offices_are_told_whose_it_is(client: httpx2.AsyncClient, clerk: Headers, role: str) -> None:
    (member,) = [one for one in OTHERS if one.role == role]
    for path in (f"/api/units/{UNIT}/cases", f"/api/cases/{UNIT}/{VARIANT}", "/api/approvals"):
        answer = await client.get(path, headers=headers_of(member))
        assert (answer.status_code, answer.json()["code"]) == (403, "ROLE_FORBIDS")


async def test_what_waits_for_nobody_is_opened_for_a_purpose(client: httpx2.AsyncClient, clerk: Headers) -> None:
    path = f"/api/cases/{UNIT}/411834108805"
    refused = await client.get(path, headers=clerk)
    assert (refused.status_code, refused.json()["code"]) == (422, "PURPOSE_NEEDED")
    assert (await client.get(f"{path}?purpose=FAMILY_ASKS", headers=clerk)).json()["state"] == "confirmed"


async def test_an_auditor_reads_and_decides_nothing(client: httpx2.AsyncClient, clerk: Headers) -> None:
    auditor = headers_of(SUN)
    said = await client.get(f"/api/cases/{UNIT}/{VARIANT}", headers=auditor)
    assert (said.status_code, said.json()["comparison"][0]["claimed"]) == (200, "不显示")
    decision = await confirm(client, clerk, VARIANT)
    answer = await client.post(f"/api/cases/{UNIT}/{VARIANT}/decision", json=decision, headers=auditor)
    assert (answer.status_code, answer.json()["code"]) == (403, "ROLE_FORBIDS")


async def test_what_the_records_do_not_prove_waits_for_a_supervisor(client: httpx2.AsyncClient, clerk: Headers) -> None:
    path = f"/api/cases/{UNIT}/{ABSENT}/decision"
    done = await client.post(path, json=await confirm(client, clerk, ABSENT), headers=clerk)
    assert (done.status_code, done.json()["standing"]) == (200, "with_clerk")
    (waiting,) = (await client.get("/api/approvals", headers=headers_of(QIAN))).json()["approvals"]
    assert (waiting["approval_id"], waiting["act"], waiting["facts"]) == (
        done.json()["approval_id"],
        "RAISE_TIER",
        ["HOUSEHOLD_IN_UNIT"],
    )
    card = (await client.get(f"/api/cases/{UNIT}/{ABSENT}", headers=headers_of(QIAN))).json()
    assert (card["request"]["reason"], card["request"]["asked_by"]) == ("看过了", "赵晓云")
    answer = {"agree": True, "reason": "同意", "content_sha256": card["request"]["content_sha256"]}
    address = f"/api/units/{UNIT}/approvals/{waiting['approval_id']}/decision"
    assert (await client.post(address, json=answer, headers=clerk)).json()["code"] == "ROLE_FORBIDS"
    agreed = await client.post(address, json=answer, headers=headers_of(QIAN))
    assert (agreed.status_code, agreed.json()["standing"]) == (200, "proven")
    again = await client.post(address, json=answer, headers=headers_of(QIAN))
    assert (again.status_code, again.json()["code"]) == (409, "APPROVAL_DECIDED")


async def test_a_confirmed_case_is_opened_again_by_two(client: httpx2.AsyncClient, clerk: Headers) -> None:
    number = "411834108805"
    shown = (await client.get(f"/api/cases/{UNIT}/{number}?purpose=FAMILY_ASKS", headers=clerk)).json()
    asked = {"reason": "有人举报", **{name: shown[name] for name in ("version", "evidence_sha256")}}
    made = await client.post(f"/api/cases/{UNIT}/{number}/reopening", json=asked, headers=clerk)
    assert made.status_code == 201
    (waiting,) = (await client.get("/api/approvals", headers=headers_of(QIAN))).json()["approvals"]
    answer = {"agree": True, "reason": "同意", "content_sha256": waiting["content_sha256"]}
    address = f"/api/units/{UNIT}/approvals/{made.json()['approval_id']}/decision"
    assert (await client.post(address, json=answer, headers=headers_of(QIAN))).json()["standing"] == "with_clerk"
    listed = (await client.get(f"/api/units/{UNIT}/cases", headers=clerk)).json()["cases"]
    assert number in [line["application_number"] for line in listed]
