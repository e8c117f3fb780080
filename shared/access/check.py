"""Compares the routes of an app with its table; an app in which they differ does not start."""

from collections.abc import Iterator

from fastapi import FastAPI
from fastapi.routing import RouteContext, iter_route_contexts
from starlette.routing import Mount

from shared.access.errors import TableDiffers
from shared.access.gate import Gate
from shared.access.table import AccessTable, Call


def check_access(app: FastAPI, gate: Gate) -> None:
    """Raise `TableDiffers` unless table and routes are the same and the gate stands before all that are not public.

    To be called when the last route is on the app. An app that is mounted has a gate of its own.
    """
    _compare(app, gate.table, gate)


def check_public(app: FastAPI, table: AccessTable) -> None:
    """Do the same for an app without a gate, whose every route is public."""
    _compare(app, table, None)


def _compare(app: FastAPI, table: AccessTable, gate: Gate | None) -> None:
    found = dict(calls_of(app))
    closed = {call for call, row in table.rows.items() if not row.public}
    faults = [
        *(f"no row: {' '.join(call)}" for call in found if call not in table.rows),
        *(f"no route: {' '.join(call)}" for call in table.rows if call not in found),
        *(f"no gate: {' '.join(call)}" for call in closed & found.keys() if not _stands_before(found[call], gate)),
    ]
    if faults:
        raise TableDiffers("; ".join(sorted(faults)))


def calls_of(app: FastAPI) -> Iterator[tuple[Call, RouteContext]]:
    """Give every method and path of an app; HEAD goes with GET."""
    for route in iter_route_contexts(app.routes):
        if isinstance(route.original_route, Mount):
            continue
        methods = set(route.methods or ())
        for method in methods - {"HEAD"} or methods or {"ANY"}:
            yield (method, str(route.path)), route


def _stands_before(route: RouteContext, gate: Gate | None) -> bool:
    dependencies = getattr(route, "dependencies", ())
    return gate is not None and any(one.dependency is gate for one in dependencies)
