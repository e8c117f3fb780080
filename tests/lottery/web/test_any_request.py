"""Whatever is sent to the API and the downloads, the answer is one that OpenAPI describes, never a fault."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import Any

import pytest
import schemathesis
from fastapi import FastAPI
from hypothesis import HealthCheck, given, settings
from schemathesis.core.result import Ok
from schemathesis.specs.openapi.checks import positive_data_acceptance
from starlette.types import ASGIApp

from tests.browser.serving import serving
from tests.builders.ceremonies import AUTHORIZED, OFFICER, RELEASER

EXAMPLES = 12
QUIET = settings(
    max_examples=EXAMPLES,
    deadline=None,
    database=None,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
)


@pytest.fixture
def serve() -> Iterator[Callable[[ASGIApp], str]]:
    with ExitStack() as running:
        yield lambda app: running.enter_context(serving(app))


def test_no_request_makes_a_fault(app: FastAPI, serve: Callable[[ASGIApp], str]) -> None:
    schema = schemathesis.openapi.from_url(f"{serve(app)}/api/openapi.json")
    operations = [found.ok() for found in schema.get_all_operations() if isinstance(found, Ok)]
    assert len(operations) == 35
    for operation in operations:
        check(operation, who=RELEASER if "approvals" in operation.path else OFFICER)


def check(operation: Any, who: dict[str, str]) -> None:
    headers = AUTHORIZED if "/internal/" in operation.path else who

    @QUIET
    @given(case=operation.as_strategy())
    def any_case(case: Any) -> None:
        answer = case.call(headers=headers)
        assert answer.status_code < 500, answer.text
        case.validate_response(answer, excluded_checks=[positive_data_acceptance])

    any_case()
