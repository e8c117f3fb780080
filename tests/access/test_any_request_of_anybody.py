"""Two thousand requests of every role, of a family, a service and nobody: no fault of ours, nothing of another unit."""

import itertools
from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import Any

import httpx2
import pyotp
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.core.result import Ok

from services.registration.domain.submission import Submission
from shared.access.table import AccessTable
from shared.codes.staff_roles import ROLES, Role
from tests.access.outcomes import FAMILY, NOBODY, SERVICE
from tests.browser.serving import serving
from tests.builders.combined import SECRETS, combined_app
from tests.builders.registration import UNIT, a_submission, a_unit
from tests.builders.registration_api import submission_body, unit_body
from tests.builders.staff_api import account_body
from tests.plugins.database import NewDatabase

CASES = 2000
"""Of each caller (the issue of trust asks for so many)."""
ELSEWHERE = "140105"
SERVICES = ("registration", "verification", "lottery", "staff")
TOKEN = {"Authorization": f"Bearer {SECRETS.service_token}"}
ENDS_THE_SESSION = ("sign-out", "sessions/end", "/me/password")
SECRETS_THERE = {
    "guardian1_name": "慕容不外传",
    "guardian1_phone": "13987650002",
    "current_address": "别处街999号9单元909",
}
"""What the family of the other unit wrote, and nobody else."""
QUIET = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
CALLERS: tuple[str, ...] = (*ROLES, FAMILY, SERVICE, NOBODY)


@dataclass(frozen=True)
class Ground:
    """Two units with one application each, everybody's sessions, and what belongs to the other unit alone."""

    address: str
    sessions: Mapping[str, Mapping[str, str]]
    numbers: tuple[str, str]
    secrets: tuple[str, ...]


@pytest.fixture(scope="module")
def ground(new_database: NewDatabase) -> Generator[Ground]:
    """The services together on a port, with a county that everybody works in and one that nobody does."""
    with new_database() as database, serving(combined_app(database.urls)) as address:
        with httpx2.Client(base_url=address, timeout=60, trust_env=False) as client:
            here, family = _applied(client, UNIT, a_submission())
            there, _ = _applied(client, ELSEWHERE, a_submission(**SECRETS_THERE))
            sessions = {str(role): _member(client, role) for role in ROLES}
        secrets = tuple(SECRETS_THERE.values())
        yield Ground(address, {**sessions, FAMILY: family, SERVICE: TOKEN, NOBODY: {}}, (here, there), secrets)


@pytest.mark.timeout(1500)
@pytest.mark.parametrize("caller", CALLERS)
def test_no_request_makes_a_fault_or_reads_another_unit(ground: Ground, caller: str) -> None:
    operations = list(_operations(ground.address))
    made = 0
    while made < CASES:  # an operation that takes little has few different cases; the others are asked again
        each = -(-(CASES - made) // len(operations))
        made += sum(_try(ground, caller, operation, each) for operation in operations)
    assert made >= CASES


def _operations(address: str) -> list[tuple[str, Any]]:
    found = []
    for service in SERVICES:
        schema = schemathesis.openapi.from_url(f"{address}/{service}/api/openapi.json")
        good = (one.ok() for one in schema.get_all_operations() if isinstance(one, Ok))
        found += [(service, one) for one in good if not any(part in one.path for part in ENDS_THE_SESSION)]
    return found


def _try(ground: Ground, caller: str, named: tuple[str, Any], times: int) -> int:
    service, operation = named
    row = AccessTable.of(f"services.{service}.web").rows[operation.method.upper(), operation.path]
    made = itertools.count()

    @settings(max_examples=times, deadline=None, database=None, suppress_health_check=QUIET)
    @given(case=operation.as_strategy(), unit=st.sampled_from((UNIT, ELSEWHERE, "")), known=st.booleans())
    def any_case(case: Any, unit: str, known: bool) -> None:
        next(made)
        _aim(case, unit, ground.numbers[unit == ELSEWHERE] if known else "")
        answer = case.call(headers=dict(ground.sessions[caller]))
        assert answer.status_code < 500, (caller, operation.label, answer.text)
        if unit == ELSEWHERE and caller in ROLES and not row.public:
            aimed = {"unit", "unit_code"} & set(case.path_parameters)
            assert not (aimed and answer.status_code < 300), (caller, operation.label, answer.text)
        if caller != SERVICE and unit == ELSEWHERE:
            leaked = [secret for secret in ground.secrets if secret in answer.text]
            assert leaked == [], (caller, operation.label)

    any_case()
    return next(made)


def _aim(case: Any, unit: str, number: str) -> None:
    """Point a case at a unit and an application that are there."""
    for name in ("unit", "unit_code"):
        if unit and name in case.path_parameters:
            case.path_parameters[name] = unit
    if number and "number" in case.path_parameters:
        case.path_parameters["number"] = number


def _applied(client: httpx2.Client, unit_code: str, what: Submission) -> tuple[str, Mapping[str, str]]:
    phone = what.form["guardian1_phone"]
    client.post("/registration/internal/units", json=unit_body(a_unit(unit_code=unit_code)), headers=TOKEN)
    client.post("/registration/api/sign-in", json={"phone": phone})
    sent = client.post("/registration/internal/sms/latest", json={"phone": phone}, headers=TOKEN).json()
    opened = client.post("/registration/api/sign-in/code", json={"phone": phone, "code": sent["code"]}).json()
    session = {"Authorization": f"Session {opened['session']}"}
    path = f"/registration/api/units/{unit_code}/applications"
    answer = client.post(path, json=submission_body(what), headers={**session, "Idempotency-Key": "once"})
    assert answer.status_code == 201, answer.text
    return answer.json()["application_number"], session


def _member(client: httpx2.Client, role: Role) -> Mapping[str, str]:

    body = account_body(role, f"any-{role}".replace("_", "-"))
    opened = client.post("/staff/internal/accounts", json=body, headers=TOKEN)
    assert opened.status_code == 200, opened.text
    code = pyotp.TOTP(str(body["totp_secret"])).at(int(opened.json()["now"]))
    typed = {"name": body["name"], "password": body["password"], "code": code}
    answer = client.post("/staff/api/sign-in", json=typed)
    assert answer.status_code == 200, answer.text
    return {"Authorization": f"Session {answer.json()['session']}"}
