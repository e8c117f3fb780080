"""A thief: other families' pages and drafts, foreign forms, planted sessions, addresses of services, logs."""

import logging
from collections.abc import Iterator
from uuid import UUID

import httpx2
import pytest
import sqlalchemy as sa
from fastapi.routing import APIRoute

from services.registration.web.routes import routers
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from tests.attacks.registration.visits import Home, a_home
from tests.builders.registration import UNIT, a_form
from tests.builders.registration_api import load, signed_in, submission_body

OWN = ("", "/receipt", "/withdraw")
PERSONAL = ("name", "id_number", "guardian1_name", "guardian1_id_number", "current_address", "phone")


def changing() -> Iterator[str]:
    """Every address of a page that takes a form."""
    for router in routers:
        for route in router.routes:
            if isinstance(route, APIRoute) and "POST" in (route.methods or ()):
                yield route.path


@pytest.fixture
async def home(client: httpx2.AsyncClient) -> Home:
    """A family with one application and one draft, signed in on its phone."""
    await load(client)
    return await a_home(client)


async def test_another_family_sees_no_page_of_it(client: httpx2.AsyncClient, home: Home) -> None:
    other = await a_home(client, "13700000009", draft_only=True)
    addresses = [f"/u/{UNIT}/applications/{home.number}{page}" for page in OWN]
    addresses += [f"/u/{UNIT}/form/{home.slot}/{step}" for step in ("child", "choices", "check")]
    for address in addresses:
        answer = await client.get(address, headers=other.cookie)
        assert answer.status_code == 404, address
        assert not any(a_form()[key] in answer.text for key in PERSONAL)


async def test_another_family_changes_nothing_of_it(client: httpx2.AsyncClient, home: Home) -> None:
    other = await a_home(client, "13700000009", draft_only=True)
    own = await client.get(f"/u/{UNIT}/applications/{home.number}", headers=home.cookie)
    for page in ("correct", "withdraw"):
        answer = await client.post(f"/u/{UNIT}/applications/{home.number}/{page}", headers=other.form)
        assert answer.status_code == 404
    for step in ("child", "choices", "check"):
        answer = await client.post(f"/u/{UNIT}/form/{home.slot}/{step}", data={"name": "别人"}, headers=other.form)
        assert answer.status_code == 404
    after = await client.get(f"/u/{UNIT}/applications/{home.number}", headers=home.cookie)
    assert (own.status_code, after.status_code) == (200, 200)
    assert "已经撤回" not in after.text


@pytest.mark.parametrize("path", sorted(set(changing())))
async def test_a_form_of_another_site_is_refused_everywhere(client: httpx2.AsyncClient, home: Home, path: str) -> None:
    address = path.format(
        unit=UNIT, slot=home.slot, number=home.number, slug="child", grant=UUID(int=7), request_id=UUID(int=7)
    )
    answer = await client.post(address, headers={**home.cookie, "Sec-Fetch-Site": "cross-site"})
    # No family stands at the staff's door: it may be asked to sign in there before its form is looked at.
    assert answer.status_code in ({303, 403} if path.startswith("/desk/") else {403})


async def test_a_planted_session_is_not_the_one_that_is_opened(client: httpx2.AsyncClient, home: Home) -> None:
    planted = "a" * 64
    opened = await a_home(client, "13700000009", draft_only=True, cookie=planted)
    assert opened.cookie["Cookie"] != f"family={planted}"
    answer = await client.get(f"/u/{UNIT}/mine", headers={"Cookie": f"family={planted}"})
    assert answer.status_code == 303


async def test_signing_in_again_ends_the_session_before(client: httpx2.AsyncClient, home: Home) -> None:
    before = home.cookie["Cookie"].removeprefix("family=")
    await a_home(client, "13700000009", draft_only=True, cookie=before)
    assert (await client.get(f"/u/{UNIT}/mine", headers=home.cookie)).status_code == 303


async def test_nothing_personal_is_in_the_log_or_in_a_message(
    client: httpx2.AsyncClient,
    registration_db: Database,
    caplog: pytest.LogCaptureFixture,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await load(client)
    monkeypatch.setattr(logging.getLogger("yangguang"), "propagate", True)
    caplog.set_level(logging.DEBUG)
    family = await signed_in(client)
    key = {"Idempotency-Key": "once"}
    await client.post(f"/api/units/{UNIT}/applications", json=submission_body(), headers={**family, **key})
    async with registration_db.reading(UNSCOPED) as session:
        bodies = (await session.scalars(sa.text("select body from registration.outbox"))).all()
    said = caplog.text + "".join(body.decode() for body in bodies)
    assert bodies
    assert "/units/{unit}/applications" in caplog.text
    assert [key for key in PERSONAL if a_form()[key] in said] == []


async def test_a_slot_that_was_never_given_out_is_nobodys(client: httpx2.AsyncClient, home: Home) -> None:
    answer = await client.get(f"/u/{UNIT}/form/{UUID(int=7)}/child", headers=home.cookie)
    assert answer.status_code == 404
