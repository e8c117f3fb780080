"""Puts staff together: settings, database, keys, the identity service, routes; runs alone or mounted."""

import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import Depends, FastAPI

from services.staff.actions.passwords import Passwords
from services.staff.actions.room import Policy, StaffRoom
from services.staff.settings import StaffSettings
from services.staff.store.tables import audit
from services.staff.store.vault import Vault
from services.staff.web.desk import Desk, Reached
from services.staff.web.directory import OwnDirectory
from services.staff.web.internal_api import internal_api
from services.staff.web.pages.identity import identity_pages
from services.staff.web.routes import staff_api, staff_pages
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
from shared.web.oidc.client import OidcClient
from shared.web.oidc.passage import Passages
from shared.web.problems import Problems
from shared.web.public_log import public_log
from shared.web.request_log import configure_logging
from shared.web.staff_door import StaffDoor


def create_app(settings: StaffSettings | None = None) -> FastAPI:
    """Return the service."""
    settings = settings or StaffSettings()
    configure_logging(sys.stderr)
    room = staff_room(settings)
    oidc = OidcClient(settings.oidc) if settings.oidc else None

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
        yield
        if oidc is not None:
            await oidc.close()
        await room.db.close()

    door = _door(settings, room)
    gate = Gate(_table(settings), service_token=settings.service_token.get_secret_value(), door=door)
    app = FastAPI(
        title="人员",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        dependencies=[Depends(gate)],
    )
    app.state.proxies = settings.proxies
    _add_web(app, settings, room, door, oidc)
    check_access(app, gate)
    return app


def _door(settings: StaffSettings, room: StaffRoom) -> StaffDoor:
    directory = OwnDirectory(room, clock_from(settings.clock_start))
    return StaffDoor(directory, Cookies(secure=settings.secure_cookies), sign_in=f"{settings.public_path}/sign-in")


def _table(settings: StaffSettings) -> AccessTable:
    table = AccessTable.of("services.staff.web")
    if not settings.rehearsal:
        table = table.without([("POST", "/internal/accounts")])
    return table if settings.oidc else table.without([("GET", "/oidc"), ("GET", "/oidc/return")])


def staff_room(settings: StaffSettings) -> StaffRoom:
    """Return database, keys and policy; the commands work with them too."""
    db = Database(settings.database_url, service="staff")
    policy = Policy(settings.releaser_kinds, settings.season)
    return StaffRoom(db, Vault(settings.key_ring), Passwords(), new_id, policy)


def _add_web(app: FastAPI, settings: StaffSettings, room: StaffRoom, door: StaffDoor, oidc: OidcClient | None) -> None:
    cookies = Cookies(secure=settings.secure_cookies)
    guard = FormGuard(settings.key_ring.derive("form-token"), cookies)
    pages = Pages("services.staff.web", guard=guard, cookies=cookies)
    label = oidc.provider.label if oidc else ""
    desk = Desk(room, door, cookies, pages, Reached(settings.public_url.rstrip("/"), label))
    install_web(
        app, clock=clock_from(settings.clock_start), cookies=cookies, problems=Problems(pages, voice=desk.voice)
    )
    log = settings.audit_log(room.db, audit, settings.key_ring)
    app.include_router(public_log(log))
    app.include_router(auditors_log(log, door))
    app.include_router(internal_api(room, settings.service_token.get_secret_value(), rehearsal=settings.rehearsal))
    app.include_router(staff_api(desk))
    app.include_router(staff_pages(desk, guard))
    if oidc is not None:
        app.include_router(identity_pages(desk, oidc, Passages(settings.key_ring.derive("oidc"), cookies)))
