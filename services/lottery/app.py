"""Puts the lottery together: settings, database, registration's client, keys, routes; runs alone or mounted."""

import sys
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager

import httpx2
from fastapi import Depends, FastAPI

from services.lottery.actions.office import DrawOffice, UnitSigner
from services.lottery.actions.results_shelf import ResultsShelf
from services.lottery.gateways.beacons import BeaconRelays
from services.lottery.gateways.registration import RegistrationClient
from services.lottery.settings import LotterySettings
from services.lottery.store.tables import audit
from services.lottery.web.api import internal_api
from services.lottery.web.approvals_api import approvals_api
from services.lottery.web.defaults_page import defaults_page
from services.lottery.web.downloads import downloads
from services.lottery.web.live.hub import LiveDraws
from services.lottery.web.live.rendering import Renderer
from services.lottery.web.live.routes import live_routes
from services.lottery.web.number_pages import NumberPages, number_pages
from services.lottery.web.office_api import office_api
from services.lottery.web.office_pages.house import OfficeHouse
from services.lottery.web.office_pages.routes import office_pages
from services.lottery.web.public_pages import PublicDraws, public_pages
from services.lottery.web.sources_api import sources_api
from services.lottery.web.steps_api import steps_api
from services.lottery.web.verifier_page import verifier_page
from services.lottery.web.wall_pages import WallPages, wall_pages
from shared.access.check import check_access
from shared.access.gate import Gate
from shared.access.table import AccessTable
from shared.clock import clock_from
from shared.database.sessions import Database
from shared.web.auditors_log import auditors_log
from shared.web.cookies import Cookies
from shared.web.csrf import FormGuard
from shared.web.install import install_web
from shared.web.layout import Pages
from shared.web.pdf.printer import Printer
from shared.web.problems import Problems
from shared.web.public_log import public_log
from shared.web.request_log import configure_logging
from shared.web.staff_client import HttpStaff, staff_client
from shared.web.staff_door import StaffDirectory, StaffDoor

PULL_SECONDS = 120.0


def create_app(
    settings: LotterySettings | None = None,
    *,
    registration_transport: httpx2.AsyncBaseTransport | None = None,
    staff: StaffDirectory | None = None,
) -> FastAPI:
    """Return the service; `registration_transport` and `staff` reach neighbours inside the same process."""
    settings = settings or LotterySettings()
    configure_logging(sys.stderr)
    db = Database(settings.database_url, service="lottery")
    client = _registration_client(settings, registration_transport)
    token = settings.service_token.get_secret_value()
    asked = HttpStaff(staff_client(settings.staff_url, token))
    directory = staff or asked
    office = _office(settings, db, client)
    live = LiveDraws(db, clock_from(settings.clock_start), Renderer(), ResultsShelf())

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncGenerator[None]:
        async with live.running():
            yield
        await client.aclose()
        if staff is None:
            await asked.close()
        await db.close()

    door = StaffDoor(directory, Cookies(secure=settings.secure_cookies))
    gate = Gate(AccessTable.of("services.lottery.web"), service_token=token, door=door)
    app = FastAPI(
        title="派位",
        lifespan=lifespan,
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/openapi.json",
        dependencies=[Depends(gate)],
    )
    _add_routes(app, settings, office, door)
    _add_public(app, settings, office, live)
    check_access(app, gate)
    return app


def _office(settings: LotterySettings, db: Database, client: httpx2.AsyncClient) -> DrawOffice:
    rosters, signer = RegistrationClient(client), UnitSigner(settings.key_ring)
    shifted = settings.clock_start is not None
    return DrawOffice(db, rosters, signer, shifted, BeaconRelays(settings.beacon_relays))


def _add_routes(app: FastAPI, settings: LotterySettings, office: DrawOffice, door: StaffDoor) -> None:
    keys = settings.key_ring
    cookies = Cookies(secure=settings.secure_cookies)
    guard = FormGuard(keys.derive("form-token"), cookies)
    pages = Pages("services.lottery.web", guard=guard, cookies=cookies)
    house = OfficeHouse(office, door, pages)
    install_web(app, clock=clock_from(settings.clock_start), cookies=cookies, problems=Problems(pages, house.voice))
    app.include_router(internal_api(office, settings.service_token.get_secret_value(), settings.public_url.rstrip("/")))
    app.include_router(office_api(office, door))
    app.include_router(steps_api(office, door))
    app.include_router(sources_api(office, door))
    app.include_router(approvals_api(office, door))
    app.include_router(office_pages(house, guard))
    log = settings.audit_log(office.db, audit, keys)
    app.include_router(public_log(log))
    app.include_router(auditors_log(log, door))
    app.include_router(downloads(office))
    app.include_router(verifier_page())


def _add_public(app: FastAPI, settings: LotterySettings, office: DrawOffice, live: LiveDraws) -> None:
    cookies = Cookies(secure=settings.secure_cookies)
    guard = FormGuard(settings.key_ring.derive("form-token"), cookies)
    pages = Pages("services.lottery.web", guard=guard, cookies=cookies)
    address = settings.public_url.rstrip("/")
    app.state.live = live
    app.include_router(defaults_page(office.db, pages))
    app.include_router(live_routes(live, pages, address=address))
    app.include_router(public_pages(PublicDraws(office.db, pages, address, live.renderer, live.shelf), guard))
    shelf, printer = live.shelf, Printer(settings.fonts)
    app.include_router(number_pages(NumberPages(office.db, pages, shelf, printer, address)))
    app.include_router(wall_pages(WallPages(office.db, shelf, printer, address)))


def _registration_client(settings: LotterySettings, transport: httpx2.AsyncBaseTransport | None) -> httpx2.AsyncClient:
    return httpx2.AsyncClient(
        base_url=settings.registration_url,
        headers={"Authorization": f"Bearer {settings.service_token.get_secret_value()}"},
        timeout=PULL_SECONDS,
        transport=transport,
        trust_env=False,
    )
