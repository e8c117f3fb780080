"""Puts verification together: settings, database, keys, routes; runs alone or mounted beside the other services."""

import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

from fastapi import FastAPI

from services.verification.actions.case_room import CaseRoom
from services.verification.actions.passwords import Passwords
from services.verification.settings import VerificationSettings
from services.verification.store.vault import Vault
from services.verification.web.clerk_api import clerk_api
from services.verification.web.clerk_pages.door import ClerkDoor
from services.verification.web.clerk_pages.routes import clerk_pages
from services.verification.web.internal_api import internal_api
from shared.clock import clock_from
from shared.crypto.keys import KeyRing
from shared.database.sessions import Database
from shared.ids import new_id
from shared.web.cookies import Cookies
from shared.web.csrf import FormGuard
from shared.web.install import install_web
from shared.web.layout import Pages
from shared.web.problems import Problems
from shared.web.request_log import configure_logging


def create_app(settings: VerificationSettings | None = None) -> FastAPI:
    """Return the service. It asks no registry: that is the worker's."""
    settings = settings or VerificationSettings()
    configure_logging(sys.stderr)
    keys = KeyRing(settings.master)
    db = Database(settings.database_url, service="verification")

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
        yield
        await db.close()

    app = FastAPI(title="核对", lifespan=lifespan, docs_url=None, redoc_url=None, openapi_url="/api/openapi.json")
    _add_routes(app, settings, CaseRoom(db, Vault(keys), new_id), keys)
    return app


def _add_routes(app: FastAPI, settings: VerificationSettings, room: CaseRoom, keys: KeyRing) -> None:
    cookies = Cookies(secure=settings.secure_cookies)
    guard = FormGuard(keys.derive("form-token"), cookies)
    pages = Pages("services.verification.web", guard=guard, cookies=cookies)
    passwords = Passwords()
    door = ClerkDoor(room, passwords, cookies)
    problems = Problems(pages, voice=door.voice, sign_in=lambda _: "/sign-in")
    install_web(app, clock=clock_from(settings.clock_start), cookies=cookies, problems=problems)
    app.include_router(internal_api(room, passwords, settings.service_token.get_secret_value()))
    app.include_router(clerk_api(room, passwords))
    app.include_router(clerk_pages(door, pages, guard))
