"""The JSON API for applications: answers, problems, and nothing lost."""

import asyncio

import httpx2
import pytest

from tests.builders.registration import UNIT, a_form, a_submission, another_child
from tests.builders.registration_api import load, signed_in, submission_body

PATH = f"/api/units/{UNIT}/applications"
GARBAGE = (
    b"",
    b"{",
    b"[]",
    b"null",
    b'"text"',
    b"\xff\xfe",
    b'{"form": null}',
    b'{"form": [], "choices": {}}',
    b'{"form": {"name": "\\ud800"}}',
    b'{"form": {"name": "\\u0000"}, "choices": [{"school": "\\u0000"}]}',
    b'{"form": {"\\u0000": "x"}}',
    b'{"form": {"phone": 1e999}}',
    b'{"form": {"phone": NaN}}',
    b"[" * 100_000,
    b'{"form": ' + b"9" * 5000 + b"}",
    '{"form": {"birth_date": "２０１７０２３０", "id_number": "٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣٣"}}'.encode(),
    b'{"form": {}, "choices": [1, null, {"school": 1}], "together_with": [], "one_guardian_reason": {}}',
)


@pytest.fixture
async def family(client: httpx2.AsyncClient) -> dict[str, str]:
    """Return the headers of a family at a loaded unit."""
    await load(client)
    return await signed_in(client)


def keyed(family: dict[str, str], key: str = "one") -> dict[str, str]:
    return {**family, "Idempotency-Key": key}


async def test_a_submission_is_answered_with_number_and_receipt(
    client: httpx2.AsyncClient, family: dict[str, str]
) -> None:
    answer = await client.post(PATH, json=submission_body(), headers=keyed(family))
    assert answer.status_code == 201
    number = answer.json()["application_number"]
    assert answer.json()["shown"].replace(" ", "") == number
    assert number in answer.json()["receipt"]["receipt"]


async def test_the_same_again_is_200_with_the_same_body(client: httpx2.AsyncClient, family: dict[str, str]) -> None:
    first = await client.post(PATH, json=submission_body(), headers=keyed(family))
    again = await client.post(PATH, json=submission_body(), headers=keyed(family))
    assert (first.status_code, again.status_code) == (201, 200)
    assert again.json() == first.json()


async def test_forty_posts_at_once_are_one_application(client: httpx2.AsyncClient, family: dict[str, str]) -> None:
    posts = (client.post(PATH, json=submission_body(), headers=keyed(family)) for _ in range(40))
    answers = await asyncio.gather(*posts)
    assert sorted(answer.status_code for answer in answers) == [200] * 39 + [201]
    assert len({answer.json()["application_number"] for answer in answers}) == 1


async def test_the_same_key_with_other_content_is_422(client: httpx2.AsyncClient, family: dict[str, str]) -> None:
    await client.post(PATH, json=submission_body(), headers=keyed(family))
    other = submission_body(a_submission(**another_child(3)))
    answer = await client.post(PATH, json=other, headers=keyed(family))
    assert (answer.status_code, answer.json()["code"]) == (422, "IDEMPOTENCY_KEY_REUSED")


async def test_an_item_that_is_not_in_the_table_is_named(client: httpx2.AsyncClient, family: dict[str, str]) -> None:
    body = submission_body()
    body["form"] |= {"guardian1_duty": "局长", "health_status": "1", "income": "5"}
    answer = await client.post(PATH, json=body, headers=keyed(family))
    assert answer.status_code == 422
    named = {(one["field"], one["code"]) for one in answer.json()["problems"]}
    assert named == {(key, "UNKNOWN_ITEM") for key in ("guardian1_duty", "health_status", "income")}


async def test_wrong_shape_and_wrong_content_are_named_together(
    client: httpx2.AsyncClient, family: dict[str, str]
) -> None:
    body = {"form": {**a_form(id_number=a_form()["id_number"][:-1] + "0", phone=""), "gender": 2}, "rank": 1}
    answer = await client.post(PATH, json=body, headers=keyed(family))
    named = {(one["field"], one["code"]) for one in answer.json()["problems"]}
    assert named >= {
        ("gender", "WRONG_TYPE"),
        ("rank", "UNKNOWN_ITEM"),
        ("phone", "MISSING"),
        ("id_number", "ID_CHECK"),
    }


async def test_every_required_item_is_missed_by_name(client: httpx2.AsyncClient, family: dict[str, str]) -> None:
    answer = await client.post(PATH, json={"form": {}}, headers=keyed(family))
    missed = {one["field"] for one in answer.json()["problems"] if one["code"] == "MISSING"}
    assert missed == {key for key in a_form() if not key.startswith("guardian2")}


async def test_garbage_is_refused_and_nothing_breaks(client: httpx2.AsyncClient, family: dict[str, str]) -> None:
    for raw in GARBAGE:
        answer = await client.post(PATH, content=raw, headers=keyed(family))
        assert answer.status_code == 422, raw[:60]
        assert answer.headers["content-type"] == "application/problem+json"


async def test_a_stranger_is_401_and_told_so_in_json(client: httpx2.AsyncClient, family: dict[str, str]) -> None:
    for headers in ({}, {"Authorization": "Session wrong"}, {"Authorization": f"Bearer {family['Authorization']}"}):
        answer = await client.get(PATH, headers=headers)
        assert (answer.status_code, answer.json()["code"]) == (401, "NOT_SIGNED_IN")


async def test_a_family_sees_its_own_application_only(client: httpx2.AsyncClient, family: dict[str, str]) -> None:
    number = (await client.post(PATH, json=submission_body(), headers=keyed(family))).json()["application_number"]
    status = await client.get(f"{PATH}/{number[:4]} {number[4:]}", headers=family)
    assert (status.json()["state"], status.json()["child_name"]) == ("claim", "林知夏")
    stranger = await signed_in(client, "13700000009")
    hidden = await client.get(f"{PATH}/{number}", headers=stranger)
    assert (hidden.status_code, hidden.json()["code"]) == (404, "APPLICATION_NOT_FOUND")
    assert (await client.get(PATH, headers=stranger)).json() == {"applications": []}


async def test_a_correction_is_a_new_version_and_an_old_page_is_told(
    client: httpx2.AsyncClient, family: dict[str, str]
) -> None:
    number = (await client.post(PATH, json=submission_body(), headers=keyed(family))).json()["application_number"]
    changed = {**submission_body(a_submission("P02")), "version": 1}
    corrected = await client.put(f"{PATH}/{number}", json=changed, headers=family)
    assert (corrected.status_code, corrected.json()["version"]) == (201, 2)
    again = await client.put(f"{PATH}/{number}", json=changed, headers=family)
    assert (again.status_code, again.json()["receipt"]) == (200, corrected.json()["receipt"])
    stale = await client.put(f"{PATH}/{number}", json={**submission_body(), "version": 1}, headers=family)
    assert (stale.status_code, stale.json()["code"]) == (409, "VERSION_MOVED_ON")


async def test_a_withdrawal_ends_it(client: httpx2.AsyncClient, family: dict[str, str]) -> None:
    number = (await client.post(PATH, json=submission_body(), headers=keyed(family))).json()["application_number"]
    assert (await client.post(f"{PATH}/{number}/withdraw", headers=family)).status_code == 204
    assert (await client.get(f"{PATH}/{number}", headers=family)).json()["state"] == "withdrawn"
    late = await client.put(f"{PATH}/{number}", json={**submission_body(), "version": 1}, headers=family)
    assert (late.status_code, late.json()["code"]) == (409, "STATE_FORBIDS")


async def test_a_receipt_is_checked_without_signing_in(client: httpx2.AsyncClient, family: dict[str, str]) -> None:
    receipt = (await client.post(PATH, json=submission_body(), headers=keyed(family))).json()
    path = f"/api/units/{UNIT}/receipts/{receipt['application_number']}/1"
    right = {"fingerprint": receipt["receipt"]["form_hash"][:32]}
    genuine = {"genuine": True, "superseded": False, "state": "claim", "missing": False}
    assert (await client.get(path, params=right)).json() == genuine
    for wrong in ("0" * 32, right["fingerprint"][:31], "x", ""):
        answer = await client.get(path, params={"fingerprint": wrong})
        assert answer.json() == {"genuine": False, "superseded": False, "state": "", "missing": False}
