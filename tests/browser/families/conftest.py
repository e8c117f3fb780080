"""The season of a test, and its pages served."""

from collections.abc import Callable

import pytest
from starlette.types import ASGIApp

from services.registration.domain.unit import Unit
from shared.database.provision import ServiceUrls
from tests.browser.families.season import Season


@pytest.fixture
def season(urls: ServiceUrls) -> Season:
    """A unit in its window, on the database of this test."""
    return Season(urls.registration)


@pytest.fixture
def address(season: Season, serve: Callable[[ASGIApp], str]) -> str:
    """Where the pages are served."""
    return serve(season.app())


@pytest.fixture
def serve_season(season: Season, serve: Callable[[ASGIApp], str]) -> Callable[[Unit], str]:
    """Serve the pages for another unit; return where."""

    def served(unit: Unit) -> str:
        season.unit = unit
        return serve(season.app())

    return served
