"""All services in one process: mounted side by side, started together, the lottery asking registration here.

Starlette runs no lifespan of a mounted app, so the host enters each one.
"""

from collections.abc import AsyncGenerator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path

import httpx2
from fastapi import FastAPI
from starlette.responses import PlainTextResponse, RedirectResponse

from services.lottery import store as lottery_store
from services.lottery.app import create_app as create_lottery
from services.lottery.settings import LotterySettings
from services.lottery.store.tables import metadata as lottery_tables
from services.registration import store as registration_store
from services.registration.app import create_app as create_registration
from services.registration.settings import RegistrationSettings
from services.registration.store.tables import metadata as registration_tables
from services.staff import store as staff_store
from services.staff.app import create_app as create_staff
from services.staff.settings import StaffSettings
from services.staff.store.tables import metadata as staff_tables
from services.verification import store as verification_store
from services.verification.app import create_app as create_verification
from services.verification.settings import VerificationSettings
from services.verification.store.tables import metadata as verification_tables
from shared.access.check import check_public
from shared.access.table import AccessTable
from shared.database.migrate import ServiceSchema
from shared.web.staff_client import HttpStaff, staff_client

SCHEMAS = (
    ServiceSchema(registration_tables, Path(registration_store.__path__[0]) / "migrations"),
    ServiceSchema(verification_tables, Path(verification_store.__path__[0]) / "migrations"),
    ServiceSchema(lottery_tables, Path(lottery_store.__path__[0]) / "migrations"),
    ServiceSchema(staff_tables, Path(staff_store.__path__[0]) / "migrations"),
)
"""Every service's tables and migrations, for whoever sets up a database."""
HOME = "/registration/"
IN_PROCESS = "http://registration.in-process"
STAFF_IN_PROCESS = "http://staff.in-process"
ROBOTS = "User-agent: *\nDisallow: /lottery/\nDisallow: /verification/\nDisallow: /staff/\n"


def create_app(
    registration: RegistrationSettings | None = None,
    verification: VerificationSettings | None = None,
    lottery: LotterySettings | None = None,
    staff: StaffSettings | None = None,
) -> FastAPI:
    """Return the host; settings that are not given are read from the environment."""
    staff = staff or StaffSettings()
    people = create_staff(staff)
    known = _staff_beside(people, staff)
    families = create_registration(registration, staff=known)
    mounted = {
        "/registration": families,
        "/verification": create_verification(verification, staff=known),
        "/lottery": _lottery_beside(families, lottery, known),
        "/staff": people,
    }

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
        async with AsyncExitStack() as running:
            running.push_async_callback(known.close)
            for app in mounted.values():
                await running.enter_async_context(app.router.lifespan_context(app))
            yield

    host = FastAPI(title="阳光招生", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url=None)
    _add_host_routes(host, tuple(mounted))
    for path, app in mounted.items():
        host.mount(path, app)
    check_public(host, AccessTable.of("services"))
    return host


def _lottery_beside(registration: FastAPI, settings: LotterySettings | None, staff: HttpStaff) -> FastAPI:
    """Return the lottery with a client that reaches registration without a socket, with the same messages."""
    here = (settings or LotterySettings()).model_copy(update={"registration_url": IN_PROCESS})
    transport = httpx2.ASGITransport(registration, raise_app_exceptions=False)
    return create_lottery(here, registration_transport=transport, staff=staff)


def _staff_beside(people: FastAPI, settings: StaffSettings) -> HttpStaff:
    """Return the directory of the staff for the other services: the same questions as over a socket, without one."""
    transport = httpx2.ASGITransport(people, raise_app_exceptions=False)
    return HttpStaff(staff_client(STAFF_IN_PROCESS, settings.service_token.get_secret_value(), transport))


def _add_host_routes(host: FastAPI, paths: tuple[str, ...]) -> None:
    @host.get("/")
    async def home() -> RedirectResponse:
        return RedirectResponse(HOME, 307)

    @host.get("/health")
    async def health() -> dict[str, list[str]]:
        return {"mounted": [path.strip("/") for path in paths]}

    @host.get("/robots.txt")
    async def robots() -> PlainTextResponse:
        return PlainTextResponse(ROBOTS)
