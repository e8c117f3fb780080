"""An address for every route: each parameter of a path has a value that looks right and names nothing that is there."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fastapi import FastAPI
from starlette.routing import Mount

from shared.access.check import calls_of
from shared.access.table import AccessTable, Call, Row
from tests.builders.registration import UNIT

OUTSIDE = "140199"
"""A unit of the same city that nobody of the test's staff looks after."""
IDENTIFIER = "00000000-0000-4000-8000-000000000000"
VALUES = {
    "unit": UNIT,
    "unit_code": UNIT,
    "number": "412345678904",
    "app_no": "412345678904",
    "version": "1",
    "draw_id": f"{UNIT}-2023-XX-01",
    "name": "roster.csv",
    "school": "P01",
    "what": "view",
    "category": "ALL",
    "notice": "privacy",
    "digest": "0" * 16,
    "slug": "child",
    "sha256": "0" * 64,
    "fingerprint": "0" * 32,
    "mark": "0" * 32,
    "invitation": "0" * 64,
    **dict.fromkeys(
        ("slot", "grant", "request_id", "approval", "approval_id", "staff_id", "invitation_id"), IDENTIFIER
    ),
}


@dataclass(frozen=True)
class Place:
    """One route: its service (empty: the host), method and path as declared, and its row."""

    service: str
    call: Call
    row: Row

    @property
    def path(self) -> str:
        """Below the host, parameters as they are declared."""
        return f"/{self.service}{self.call[1]}" if self.service else self.call[1]

    @property
    def is_of_a_unit(self) -> bool:
        """Whether the path names a unit."""
        return bool({"unit", "unit_code"} & set(parameters(self.path)))

    def address(self, **other: str) -> str:
        """Return the path with a value for every parameter."""
        return re.sub(r"\{(\w+)[^}]*\}", lambda found: (VALUES | other)[found[1]], self.path)

    def __str__(self) -> str:
        return f"{self.call[0]} {self.path}"


def parameters(path: str) -> list[str]:
    """Return what the parameters of a path are called."""
    return re.findall(r"\{(\w+)", path)


def places(host: FastAPI) -> Iterator[Place]:
    """Give every route of the host and of what is mounted on it, with its row; raise `KeyError` where there is none."""
    apps = {"": host} | {
        route.path.strip("/"): route.app
        for route in host.routes
        if isinstance(route, Mount) and isinstance(route.app, FastAPI)
    }
    for service, app in apps.items():
        rows = tables()[service].rows
        for call, _ in calls_of(app):
            yield Place(service, call, rows[call])


def tables() -> Mapping[str, AccessTable]:
    """Return the table of every service, and that of the host."""
    services = ("registration", "verification", "lottery", "staff")
    return {"": AccessTable.of("services")} | {name: AccessTable.of(f"services.{name}.web") for name in services}
