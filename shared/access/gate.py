"""Stands before every route of an app and lets in whom the table names."""

import hmac
from typing import Any, Protocol

from starlette.requests import Request

from shared.access.errors import NotAService, NotInScope, RoleForbids
from shared.access.table import AccessTable, Call, Row
from shared.contracts.staff import StaffMember

UNIT = ("unit", "unit_code")
"""What routes call the unit in their path."""


class Door(Protocol):
    """Knows who of the staff asks (shared/web/staff_door.py)."""

    async def member(self, request: Request) -> StaffMember:
        """Return who asks; raise what leads to the door."""
        ...

    async def member_if_any(self, request: Request) -> StaffMember | None:
        """Return who asks, or None."""
        ...


class Gate:
    """A dependency of the whole app, so that it runs before those of routers and routes.

    Staff and services are held here. A family's session costs a look into the database that the route needs anyway, so
    the route asks for it itself; that none forgets it is what tests/access shows, route by route.
    """

    def __init__(self, table: AccessTable, *, service_token: str, door: Door | None = None) -> None:
        if len(service_token) < 16:
            raise ValueError("the service token needs at least 16 characters")
        if door is None and table.names_staff:
            raise ValueError("a table that names the staff needs the staff's door")
        self.table = table
        self._door = door
        self._token = service_token.encode()

    async def __call__(self, request: Request) -> None:
        """Let the request pass, or raise."""
        row = self.table.rows[call_of(request)]
        if row.public or (row.service and self._is_service(request)):
            return
        if row.roles and await self._is_staff(request, row):
            return
        if not row.family:
            raise NotAService

    async def _is_staff(self, request: Request, row: Row) -> bool:
        if self._door is None:
            return False
        who = await (self._door.member_if_any if row.family else self._door.member)(request)
        if who is None:
            return False
        if who.role not in row.roles:
            raise RoleForbids(who.role, row.roles)
        for name in UNIT:
            if not who.may_see(request.path_params.get(name, who.scope)):
                raise NotInScope
        return True

    def _is_service(self, request: Request) -> bool:
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        return scheme.lower() == "bearer" and hmac.compare_digest(given.strip().encode(), self._token)


def call_of(request: Request) -> Call:
    """Return method and path of the route that answers, with the prefixes of all routers around it."""
    whole: Any = request.scope.get("fastapi", {}).get("effective_route_context") or request.scope["route"]
    return request.method, whole.path
