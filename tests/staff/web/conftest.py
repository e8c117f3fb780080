"""The app over a test's database, asked inside the same process, with a hand on its clock."""

from collections.abc import AsyncGenerator

import httpx2
import pytest
from fastapi import FastAPI

from services.staff.app import create_app
from shared.database.provision import ServiceUrls
from tests.builders.staff import SERVICE_TOKEN, settings_for

SITE = "http://staff.test"


@pytest.fixture
def app(urls: ServiceUrls) -> FastAPI:
    """The app."""
    return create_app(settings_for(urls))


@pytest.fixture
async def client(app: FastAPI) -> AsyncGenerator[httpx2.AsyncClient]:
    """Somebody who is not signed in."""
    transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=transport, base_url=SITE) as asking,
    ):
        yield asking


@pytest.fixture
def service() -> dict[str, str]:
    """The headers of another service."""
    return {"Authorization": f"Bearer {SERVICE_TOKEN}"}
