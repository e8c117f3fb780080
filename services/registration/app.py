"""Puts registration together: settings, database, keys, SMS, routes; runs alone or mounted."""

import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from services.registration.actions.tools import Tools
from services.registration.domain.keys import RegistrationKeys
from services.registration.settings import RegistrationSettings
from services.registration.store.hot_pool import HotPool
from services.registration.store.sms_outbox import LocalSms
from services.registration.store.unit_shelf import UnitShelf
from services.registration.web.api import install_api
from services.registration.web.install_site import install_site
from shared.clock import clock_from
from shared.crypto.keys import KeyRing
from shared.database.sessions import Database
from shared.web.cookies import Cookies
from shared.web.request_log import configure_logging


def create_app(settings: RegistrationSettings | None = None) -> FastAPI:
    """Return the service."""
    settings = settings or RegistrationSettings()
    configure_logging(sys.stderr)
    ring = KeyRing(settings.master)
    db = Database(settings.database_url, service="registration", pool_size=settings.pool_size)
    keys = RegistrationKeys(ring)
    sms = LocalSms(db, keys)
    hot = HotPool(db.url, size=settings.hot_pool_size)
    tools = Tools(db, hot, keys, UnitShelf(db), sms, settings.sign_in)
    app = _app(tools)
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
        public_url=settings.public_url,
    )
    return app


def _app(tools: Tools) -> FastAPI:
    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
        yield
        await tools.close()

    app = FastAPI(title="报名", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    app.state.tools = tools
    return app
