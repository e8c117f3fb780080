"""The rights over JSON: a copy in full, a deletion with its answer, nobody else's."""

from collections.abc import AsyncGenerator

import httpx2
import pytest

from services.registration.app import create_app
from services.registration.settings import RegistrationSettings
from shared.ids import new_id
from tests.builders.registration import CHILD_NUMBER, UNIT
from tests.builders.registration_api import load, signed_in, submission_body

BASE = f"/api/units/{UNIT}"


@pytest.fixture
async def client(settings: RegistrationSettings) -> AsyncGenerator[httpx2.AsyncClient]:
    """A client of a service whose verification is away."""
    app = create_app(settings.model_copy(update={"verification_url": "http://127.0.0.1:9/verification"}))
    async with app.router.lifespan_context(app):
        transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
        async with httpx2.AsyncClient(transport=transport, base_url="http://registration.test") as opened:
            yield opened


@pytest.fixture
async def family(client: httpx2.AsyncClient) -> dict[str, str]:
    """Return the headers of a family at a loaded unit."""
    await load(client)
    return await signed_in(client)


@pytest.fixture
async def number(client: httpx2.AsyncClient, family: dict[str, str]) -> str:
    """Return the number of the family's application."""
    sent = await client.post(
        f"{BASE}/applications", json=submission_body(), headers={**family, "Idempotency-Key": "one"}
    )
    return str(sent.json()["application_number"])


async def test_the_copy_is_whole_and_nobody_elses(
    client: httpx2.AsyncClient, family: dict[str, str], number: str
) -> None:
    copied = await client.get(f"{BASE}/applications/{number}/data", headers=family)
    assert copied.status_code == 200
    assert {row["key"]: row["value"] for row in copied.json()["form"]}["id_number"] == CHILD_NUMBER
    assert copied.json()["verification"] is None
    assert (await client.get(f"{BASE}/applications/{number}/data")).status_code == 401
    stranger = await signed_in(client, "13700000007")
    assert (await client.get(f"{BASE}/applications/{number}/data", headers=stranger)).status_code == 404


async def test_a_deletion_is_answered_and_the_answer_stays(
    client: httpx2.AsyncClient, family: dict[str, str], number: str
) -> None:
    where, key = f"{BASE}/applications/{number}/delete", {**family, "Idempotency-Key": str(new_id())}
    refused = await client.post(where, json={}, headers=family)
    assert (refused.json()["verdict"], refused.json()["reason"]) == ("refused", "STILL_IN_USE")
    waiting = await client.post(where, json={"my_words": "住址要保密。"}, headers=family)
    assert (waiting.json()["verdict"], waiting.json()["due_at"] is None) == (None, False)
    gone = await client.post(where, json={"withdraw": True}, headers=key)
    assert (gone.json()["verdict"], gone.json()["reason"]) == ("granted", "DELETED")
    again = await client.post(where, json={"withdraw": True}, headers=key)
    assert again.json() == gone.json()
    kept = await client.get(f"{BASE}/requests/{gone.json()['request']}", headers=family)
    assert kept.json() == gone.json()
    status = await client.get(f"{BASE}/applications/{number}", headers=family)
    assert status.json()["state"] == "withdrawn"


async def test_what_cannot_be_meant_is_refused(client: httpx2.AsyncClient, family: dict[str, str], number: str) -> None:
    where = f"{BASE}/applications/{number}/delete"
    assert (await client.post(where, json={"more": 1}, headers=family)).status_code == 422
    assert (await client.post(where, json={"my_words": "字" * 501}, headers=family)).status_code == 422
    assert (await client.get(f"{BASE}/requests/{new_id()}", headers=family)).status_code == 404
