"""Puts registration together: settings, database, keys, SMS, routes; runs alone or mounted."""

import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import replace

from fastapi import Depends, FastAPI

from services.registration.actions.tools import Tools
from services.registration.domain.keys import RegistrationKeys
from services.registration.gateways.held_data import HttpHeldData
from services.registration.gateways.service_client import service_client
from services.registration.settings import RegistrationSettings
from services.registration.store.hot_pool import HotPool
from services.registration.store.log_shelf import LogShelf
from services.registration.store.sms_outbox import LocalSms
from services.registration.store.tables import audit
from services.registration.store.unit_shelf import UnitShelf
from services.registration.web.api import install_api
from services.registration.web.install_site import install_site
from services.registration.web.province import Province
from services.registration.web.site import Paper
from shared.access.check import check_access
from shared.access.gate import Gate
from shared.access.table import AccessTable
from shared.clock import clock_from
from shared.database.sessions import Database
from shared.web.auditors_log import auditors_log
from shared.web.cookies import Cookies
from shared.web.oidc.client import OidcClient
from shared.web.oidc.passage import Passages
from shared.web.public_log import public_log
from shared.web.request_log import configure_logging
from shared.web.staff_client import HttpStaff, staff_client
from shared.web.staff_door import StaffDirectory, StaffDoor


def create_app(settings: RegistrationSettings | None = None, *, staff: StaffDirectory | None = None) -> FastAPI:
    """Return the service; `staff` knows whose session a token is, without one the staff service is asked."""
    settings = settings or RegistrationSettings()
    configure_logging(sys.stderr)
    ring = settings.key_ring
    db = Database(settings.database_url, service="registration", pool_size=settings.pool_size)
    keys = RegistrationKeys(ring)
    sms = LocalSms(db, keys)
    hot = HotPool(db.url, size=settings.hot_pool_size)
    tools = Tools(db, hot, keys, UnitShelf(db), sms, settings.sign_in, LogShelf(db, settings.log_origin))
    verification = service_client(settings.verification_url, settings.service_token.get_secret_value())
    tools = replace(tools, held=HttpHeldData(verification), backup_days=settings.backup_days)
    if settings.clock_start is not None:
        tools = replace(tools, new_pid_key=keys.rehearsal_pid_key, rehearses=True)
    door = _door(settings, staff)
    gate = Gate(_table(settings), service_token=settings.service_token.get_secret_value(), door=door)
    app = _app(tools, _province(settings), gate)
    app.state.staff_door = door
    app.state.proxies = settings.proxies
    log = settings.audit_log(db, audit, ring)
    app.include_router(public_log(log))
    app.include_router(auditors_log(log, door))
    install_api(
        app,
        service_token=settings.service_token.get_secret_value(),
        sms=sms if settings.sms_readable else None,
    )
    install_site(
        app,
        clock=clock_from(settings.clock_start),
        cookies=Cookies(secure=settings.secure_cookies),
        form_key=ring.derive("form-token"),
        paper=Paper(settings.public_url, settings.fonts),
    )
    check_access(app, gate)
    return app


def _door(settings: RegistrationSettings, staff: StaffDirectory | None) -> StaffDoor:
    asking = staff_client(settings.staff_url, settings.service_token.get_secret_value())
    return StaffDoor(staff or HttpStaff(asking), Cookies(secure=settings.secure_cookies))


def _table(settings: RegistrationSettings) -> AccessTable:
    table = AccessTable.of("services.registration.web")
    return table if settings.sms_readable else table.without([("POST", "/internal/sms/latest")])


def _province(settings: RegistrationSettings) -> Province | None:
    if settings.oidc is None:
        return None
    passages = Passages(settings.key_ring.derive("oidc"), Cookies(secure=settings.secure_cookies))
    return Province(OidcClient(settings.oidc), passages)


def _app(tools: Tools, province: Province | None, gate: Gate) -> FastAPI:
    @asynccontextmanager
    async def lifespan(app: FastAPI) -> AsyncGenerator[None]:
        yield
        await tools.close()
        if isinstance(app.state.staff_door.directory, HttpStaff):
            await app.state.staff_door.directory.close()
        if province is not None:
            await province.client.close()

    app = FastAPI(
        title="报名",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        dependencies=[Depends(gate)],
    )
    app.state.tools = tools
    app.state.province = province
    return app
