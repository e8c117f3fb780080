"""Puts verification together: settings, database, keys, routes; runs alone or mounted beside the other services."""

import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import httpx2
from fastapi import Depends, FastAPI

from services.verification.actions.case_room import CaseRoom
from services.verification.settings import VerificationSettings
from services.verification.store.tables import audit
from services.verification.store.vault import Vault
from services.verification.web.approvals_api import approvals_api
from services.verification.web.clerk_api import clerk_api
from services.verification.web.clerk_pages.door import ClerkDoor
from services.verification.web.clerk_pages.routes import clerk_pages
from services.verification.web.internal_api import internal_api
from shared.access.check import check_access
from shared.access.gate import Gate
from shared.access.table import AccessTable
from shared.clock import clock_from
from shared.database.sessions import Database
from shared.ids import new_id
from shared.web.auditors_log import auditors_log
from shared.web.cookies import Cookies
from shared.web.csrf import FormGuard
from shared.web.install import install_web
from shared.web.layout import Pages
from shared.web.problems import Problems
from shared.web.public_log import public_log
from shared.web.request_log import configure_logging
from shared.web.staff_client import HttpStaff, staff_client
from shared.web.staff_door import StaffDirectory, StaffDoor


def create_app(
    settings: VerificationSettings | None = None,
    *,
    staff: StaffDirectory | None = None,
    staff_transport: httpx2.AsyncBaseTransport | None = None,
) -> FastAPI:
    """Return the service. It asks no registry: that is the worker's.

    `staff` knows whose session a token is; without one the staff service is asked, through `staff_transport` where it
    runs in the same process.
    """
    settings = settings or VerificationSettings()
    configure_logging(sys.stderr)
    keys = settings.key_ring
    db = Database(settings.database_url, service="verification")
    asking = staff_client(settings.staff_url, settings.service_token.get_secret_value(), staff_transport)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
        yield
        await asking.aclose()
        await db.close()

    door = StaffDoor(staff or HttpStaff(asking), Cookies(secure=settings.secure_cookies))
    table = AccessTable.of("services.verification.web")
    gate = Gate(table, service_token=settings.service_token.get_secret_value(), door=door)
    app = FastAPI(
        title="核对",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        dependencies=[Depends(gate)],
    )
    _add_routes(app, settings, CaseRoom(db, Vault(keys), new_id), door)
    check_access(app, gate)
    return app


def _add_routes(app: FastAPI, settings: VerificationSettings, room: CaseRoom, staff: StaffDoor) -> None:
    keys = settings.key_ring
    cookies = Cookies(secure=settings.secure_cookies)
    guard = FormGuard(keys.derive("form-token"), cookies)
    pages = Pages("services.verification.web", guard=guard, cookies=cookies)
    door = ClerkDoor(room, staff)
    problems = Problems(pages, voice=door.voice)
    install_web(app, clock=clock_from(settings.clock_start), cookies=cookies, problems=problems)
    log = settings.audit_log(room.db, audit, keys)
    app.include_router(public_log(log))
    app.include_router(auditors_log(log, staff))
    app.include_router(internal_api(room, settings.service_token.get_secret_value()))
    app.include_router(clerk_api(door))
    app.include_router(approvals_api(door))
    app.include_router(clerk_pages(door, pages, guard))
