"""The bodies that registration's API is sent, and a family that signs in over it."""

from typing import Any

import httpx2

from services.registration.domain.submission import Submission
from services.registration.domain.unit import Unit
from services.registration.store.unit_rules import rules_of
from tests.builders.registration import PHONE, a_submission, a_unit

TOKEN = "a service token of the tests"
SERVICE = {"Authorization": f"Bearer {TOKEN}"}


def unit_body(unit: Unit | None = None) -> dict[str, Any]:
    """Return what POST /internal/units is sent."""
    chosen = unit or a_unit()
    own = {"unit_code": chosen.unit_code, "season": chosen.season, "stage": chosen.stage}
    names = ("school_code", "name", "kind", "category", "seats", "zone", "approval_no")
    schools = [{name: getattr(school, name) for name in names} for school in chosen.schools]
    return {"unit": {**rules_of(chosen), **own}, "schools": schools}


def submission_body(submission: Submission | None = None) -> dict[str, Any]:
    """Return what POST …/applications is sent."""
    chosen = submission or a_submission()
    return {
        "form": dict(chosen.form),
        "choices": [{"school": school, "category": category} for school, category in chosen.choices],
        "together_with": chosen.together_with,
        "one_guardian_reason": chosen.one_guardian_reason,
    }


async def load(client: httpx2.AsyncClient, unit: Unit | None = None) -> None:
    """Load a unit over HTTP."""
    answer = await client.post("/internal/units", json=unit_body(unit), headers=SERVICE)
    assert answer.status_code == 200, answer.text


async def signed_in(client: httpx2.AsyncClient, phone: str = PHONE) -> dict[str, str]:
    """Sign in over HTTP and return the headers of the session."""
    sent = await client.post("/api/sign-in", json={"phone": phone})
    assert sent.status_code == 202, sent.text
    latest = await client.post("/internal/sms/latest", json={"phone": phone}, headers=SERVICE)
    opened = await client.post("/api/sign-in/code", json={"phone": phone, "code": latest.json()["code"]})
    return {"Authorization": f"Session {opened.json()['session']}"}
