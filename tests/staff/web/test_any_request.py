"""Whatever is sent to the API, the answer is one that OpenAPI describes, never a fault."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import httpx2
import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.types import ASGIApp

from tests.browser.serving import serving
from tests.builders.staff_api import SERVICE, opened, session_of
from tests.plugins.apart import apart

QUIET = settings(
    max_examples=10,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)
ENDS_THE_SESSION = {"/api/sign-out", "/api/me/sessions/end"}


@pytest.fixture
def serve() -> Iterator[Callable[[ASGIApp], str]]:
    with ExitStack() as running:
        yield lambda app: running.enter_context(serving(app))


async def administrator(address: str) -> dict[str, str]:
    async with httpx2.AsyncClient(base_url=address) as client:
        return dict(await session_of(client, await opened(client, "administrator")))


def test_no_request_makes_a_fault(app: FastAPI, serve: Callable[[ASGIApp], str]) -> None:
    address = serve(app)
    session = apart(administrator(address))
    schema = schemathesis.openapi.from_url(f"{address}/api/openapi.json")
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) >= 24
    for operation in operations:
        check(operation, session)


def check(operation: APIOperation[Any, Any, Any, Any], session: dict[str, str]) -> None:
    header = SERVICE if operation.path.startswith("/internal") else session
    sent = {"Authorization": "Session nobody"} if operation.path in ENDS_THE_SESSION else header

    @QUIET
    @given(case=operation.as_strategy())
    def any_case(case: schemathesis.Case[Any]) -> None:
        answer = case.call(headers=sent)
        assert answer.status_code < 500, answer.text
        case.validate_response(answer, excluded_checks=[positive_data_acceptance])

    any_case()
