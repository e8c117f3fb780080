"""The app over a test's database, asked inside the same process."""

from collections.abc import AsyncGenerator

import httpx2
import pytest
from fastapi import FastAPI

from services.verification.app import create_app
from shared.database.provision import ServiceUrls
from tests.builders.verification_app import SERVICE_TOKEN, settings_for
from tests.builders.verification_staff import everybody


@pytest.fixture
def app(urls: ServiceUrls) -> FastAPI:
    """The app."""
    return create_app(settings_for(urls), staff=everybody())


@pytest.fixture
async def client(app: FastAPI) -> AsyncGenerator[httpx2.AsyncClient]:
    """Somebody who is not signed in."""
    transport = httpx2.ASGITransport(app, raise_app_exceptions=False)
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=transport, base_url="http://verification.test") as asking,
    ):
        yield asking


@pytest.fixture
def service() -> dict[str, str]:
    """The headers of another service."""
    return {"Authorization": f"Bearer {SERVICE_TOKEN}"}
