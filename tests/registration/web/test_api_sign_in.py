"""Signing in over the JSON API."""

import httpx2
import pytest

from tests.builders.registration import PHONE, UNIT
from tests.builders.registration_api import SERVICE, load, signed_in

LIST = f"/api/units/{UNIT}/applications"


async def test_a_phone_and_six_digits_open_a_session(client: httpx2.AsyncClient) -> None:
    await load(client)
    family = await signed_in(client)
    assert (await client.get(LIST, headers=family)).status_code == 200


async def test_the_message_is_signed_by_the_units_authority(client: httpx2.AsyncClient) -> None:
    await load(client)
    sent = await client.post("/api/sign-in", json={"phone": PHONE, "unit": UNIT})
    assert (sent.status_code, sent.json()["phone"]) == (202, "139****1234")
    latest = await client.post("/internal/sms/latest", json={"phone": PHONE}, headers=SERVICE)
    assert latest.json()["text"].startswith("【娄烦县教育局】")


async def test_after_signing_out_the_token_opens_nothing(client: httpx2.AsyncClient) -> None:
    await load(client)
    family = await signed_in(client)
    assert (await client.post("/api/sign-out", headers=family)).status_code == 204
    assert (await client.get(LIST, headers=family)).status_code == 401


async def test_wrong_digits_and_phones_are_told_apart(client: httpx2.AsyncClient) -> None:
    await client.post("/api/sign-in", json={"phone": PHONE})
    wrong = await client.post("/api/sign-in/code", json={"phone": PHONE, "code": "nonsense"})
    assert (wrong.status_code, wrong.json()["code"]) == (422, "CODE_WRONG")
    unsent = await client.post("/api/sign-in/code", json={"phone": "13700000008", "code": "123456"})
    assert (unsent.status_code, unsent.json()["code"]) == (422, "CODE_EXPIRED")
    phone = await client.post("/api/sign-in", json={"phone": "110"})
    assert phone.json()["problems"][0]["code"] == "PHONE_FORMAT"
    extra = await client.post("/api/sign-in", json={"phone": PHONE, "name": "周敏"})
    assert extra.json()["problems"][0]["field"] == "name"


async def test_no_address_or_log_line_holds_the_phone(
    client: httpx2.AsyncClient, capsys: pytest.CaptureFixture[str], caplog: pytest.LogCaptureFixture
) -> None:
    await load(client)
    await signed_in(client)
    logged = caplog.text + "".join(capsys.readouterr())
    assert "/sign-in" in logged
    assert PHONE not in logged


async def test_a_family_sees_its_sessions_and_ends_them_all(client: httpx2.AsyncClient) -> None:
    await load(client)
    first, second = await signed_in(client), await signed_in(client)
    own = (await client.get("/api/sessions", headers=second)).json()["sessions"]
    assert [(one["how"], one["this_one"]) for one in own].count(("sms", True)) == 1
    assert set(own[0]) == {"opened_at", "seen_at", "how", "this_one"}
    assert (await client.post("/api/sign-out-everywhere", headers=second)).status_code == 204
    for family in (first, second):
        assert (await client.get("/api/sessions", headers=family)).status_code == 401
