"""One walk over all routes with everybody, for all tests of this folder: the services run together on one database."""

from collections.abc import AsyncGenerator, Generator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass

import httpx2
import pytest

from shared.codes.staff_roles import ROLES
from shared.database.sessions import Database
from tests.access.addresses import OUTSIDE, Place, places
from tests.access.outcomes import CALLERS, Outcome, outcome_of
from tests.access.people import People, everybody
from tests.builders.combined import combined_app
from tests.plugins.apart import apart
from tests.plugins.database import FreshDatabase, NewDatabase


@dataclass(frozen=True)
class Walk:
    """What became of every call, by place and caller; `outside`: by the roles, about a unit that is not theirs."""

    places: tuple[Place, ...]
    answers: Mapping[tuple[Place, str], tuple[Outcome, int]]
    outside: Mapping[tuple[Place, str], tuple[Outcome, int]]


@pytest.fixture(scope="package")
def walk(new_database: NewDatabase) -> Generator[Walk]:
    """Ask every route of every service as everybody."""
    with new_database() as database:
        yield apart(_walk(database))


async def _walk(database: FreshDatabase) -> Walk:
    async with _running(database) as (found, people):
        answers = {(one, caller): await _ask(people, one, caller, one.address()) for caller in CALLERS for one in found}
        outside = {
            (one, str(role)): await _ask(people, one, role, one.address(unit=OUTSIDE, unit_code=OUTSIDE))
            for role in ROLES
            for one in found
            if one.is_of_a_unit and one.row.roles
        }
    return Walk(found, answers, outside)


@asynccontextmanager
async def _running(database: FreshDatabase) -> AsyncGenerator[tuple[tuple[Place, ...], People]]:
    host = combined_app(database.urls)
    transport = httpx2.ASGITransport(app=host, raise_app_exceptions=False)
    staff = Database(database.urls.staff, service="staff")
    async with (
        host.router.lifespan_context(host),
        httpx2.AsyncClient(transport=transport, base_url="http://sunny.example") as client,
    ):
        yield tuple(places(host)), await everybody(client, staff)
    await staff.close()


async def _ask(people: People, place: Place, caller: str, address: str) -> tuple[Outcome, int]:
    headers = await people.headers(caller, place)
    answer = await people.client.request(place.call[0], address, headers=headers)
    people.client.cookies.clear()
    return outcome_of(answer), answer.status_code
