"""Whatever is sent to the APIs, the answer is one that OpenAPI describes, never a fault."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok
from schemathesis.schemas import APIOperation
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.types import ASGIApp

from shared.database.provision import ServiceUrls
from tests.browser.serving import serving
from tests.builders.verification_app import SERVICE_TOKEN, every_case, fill
from tests.builders.verification_staff import QIAN, token_of
from tests.plugins.apart import apart

QUIET = settings(
    max_examples=10,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


@pytest.fixture
def serve() -> Iterator[Callable[[ASGIApp], str]]:
    with ExitStack() as running:
        yield lambda app: running.enter_context(serving(app))


def test_no_request_makes_a_fault(app: FastAPI, urls: ServiceUrls, serve: Callable[[ASGIApp], str]) -> None:
    apart(fill(urls, every_case()[:2]))
    address = serve(app)
    schema = schemathesis.openapi.from_url(f"{address}/api/openapi.json")
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) >= 12
    for operation in operations:
        check(operation, session=token_of(QIAN))


def check(operation: APIOperation[Any, Any, Any, Any], *, session: str) -> None:
    internal = operation.path.startswith("/internal")
    token = f"Bearer {SERVICE_TOKEN}" if internal else f"Session {session}"

    @QUIET
    @given(case=operation.as_strategy())
    def any_case(case: schemathesis.Case[Any]) -> None:
        answer = case.call(headers={"Authorization": token})
        assert answer.status_code < 500, answer.text
        case.validate_response(answer, excluded_checks=[positive_data_acceptance])

    any_case()
