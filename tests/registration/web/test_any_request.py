"""Whatever is sent to the API, the answer is one that OpenAPI describes, never a fault."""

from collections.abc import Iterator
from typing import Any

import httpx2
import pytest
import schemathesis
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance

from services.registration.app import create_app
from services.registration.settings import RegistrationSettings
from tests.browser.serving import serving
from tests.builders.registration import PHONE, UNIT
from tests.builders.registration_api import SERVICE, unit_body
from tests.fakes.staff import FakeStaff

QUIET = settings(
    max_examples=12,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
OPERATIONS = 52


@pytest.fixture
def address(settings: RegistrationSettings) -> Iterator[str]:
    """Return the address of a running service."""
    with serving(create_app(settings, staff=FakeStaff())) as url:
        yield url


def family(address: str) -> dict[str, str]:
    """Load a unit and sign a family in."""
    with httpx2.Client(base_url=address, trust_env=False) as client:
        client.post("/internal/units", json=unit_body(), headers=SERVICE)
        client.post("/api/sign-in", json={"phone": PHONE})
        code = client.post("/internal/sms/latest", json={"phone": PHONE}, headers=SERVICE).json()["code"]
        session = client.post("/api/sign-in/code", json={"phone": PHONE, "code": code}).json()["session"]
    return {"Authorization": f"Session {session}"}


def test_no_request_makes_a_fault(address: str) -> None:
    signed_in = family(address)
    schema = schemathesis.openapi.from_url(f"{address}/api/openapi.json")
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) == OPERATIONS
    for operation in operations:
        if not operation.path.startswith("/api/sign-out"):
            check(operation, SERVICE if operation.path.startswith("/internal") else signed_in)


def check(operation: Any, headers: dict[str, str]) -> None:
    @QUIET
    @given(case=operation.as_strategy(), here=st.booleans())
    def any_case(case: Any, here: bool) -> None:
        if here and "unit" in case.path_parameters:
            case.path_parameters["unit"] = UNIT
        answer = case.call(headers=headers)
        assert answer.status_code < 500, answer.text
        case.validate_response(answer, excluded_checks=[positive_data_acceptance])

    any_case()
