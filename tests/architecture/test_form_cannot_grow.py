"""Decision 4: no API of the product takes a field that is in neither table. Pages are checked in tests/browser."""

from collections.abc import Iterator
from typing import Any

import pytest
from fastapi import FastAPI
from starlette.routing import Mount

from tests.browser.inputs import known_inputs
from tests.builders.combined import combined_app

FOR_SERVICES = "/internal/"
"""Services and the unit's own staff load the unit and the draw there, with the service token; no family reaches it."""
PLACES = {"unit_code", "unit", "number", "case", "draw_id", "school_code"}
"""Parts of addresses that say what is meant, and ask nobody for anything."""


def apps() -> dict[str, FastAPI]:
    mounts = (route for route in combined_app().routes if isinstance(route, Mount))
    return {mount.path: mount.app for mount in mounts if isinstance(mount.app, FastAPI)}


def asked_by(document: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every field that a caller from outside may send: (where, name)."""
    for path, operations in document["paths"].items():
        if FOR_SERVICES in path:
            continue
        for method, operation in operations.items():
            where = f"{method.upper()} {path}"
            for content in operation.get("requestBody", {}).get("content", {}).values():
                yield from ((where, name) for name in names_in(content["schema"], document))
            for parameter in operation.get("parameters", []):
                if parameter["in"] == "query":
                    yield where, parameter["name"]


def names_in(schema: dict[str, Any], document: dict[str, Any]) -> Iterator[str]:
    """The names of a schema and of all it refers to."""
    if "$ref" in schema:
        yield from names_in(document["components"]["schemas"][schema["$ref"].rsplit("/", 1)[1]], document)
    for name, inner in schema.get("properties", {}).items():
        yield name
        yield from names_in(inner, document)
    for key in ("items", "additionalProperties"):
        if isinstance(schema.get(key), dict):
            yield from names_in(schema[key], document)
    for key in ("anyOf", "oneOf", "allOf"):
        for inner in schema.get(key, []):
            yield from names_in(inner, document)


@pytest.mark.parametrize("mounted", ["/registration", "/verification", "/lottery", "/staff"])
def test_no_api_takes_a_field_outside_of_the_tables(mounted: str) -> None:
    asked = set(asked_by(apps()[mounted].openapi()))
    assert {(where, name) for where, name in asked if name not in known_inputs() | PLACES} == set()


def test_the_check_sees_the_form(subtests: pytest.Subtests) -> None:
    asked = {name for _, name in asked_by(apps()["/registration"].openapi())}
    for name in ("id_number", "guardian1_phone", "together_with", "phone", "code"):
        with subtests.test(name=name):
            assert name in asked
