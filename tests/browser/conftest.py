"""Chromium, the sizes of a phone and a desk, and a server for the app under test.

Playwright's own loop lives only as long as one module of tests, so that it never meets the loop of an async test.
"""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright
from starlette.types import ASGIApp

from tests.browser.checks import DESK, PHONE
from tests.browser.serving import serving

ARGUMENTS = [
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """One browser for a module of tests."""
    path = shutil.which("chromium")
    assert path, "Chromium is missing: make browser"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def serve() -> Iterator[Callable[[ASGIApp], str]]:
    """Start apps and say their addresses; they stop at the end of the test."""
    with ExitStack() as running:
        yield lambda app: running.enter_context(serving(app))


def _page(chromium: Browser, size: ViewportSize, *, script: bool) -> Iterator[Page]:
    context = chromium.new_context(viewport=size, java_script_enabled=script, locale="zh-CN")
    context.set_default_timeout(10_000)
    yield context.new_page()
    context.close()


@pytest.fixture
def phone(chromium: Browser) -> Iterator[Page]:
    """A page of 360 × 780 with scripts."""
    yield from _page(chromium, PHONE, script=True)


@pytest.fixture
def phone_without_script(chromium: Browser) -> Iterator[Page]:
    """A page of 360 × 780 without scripts."""
    yield from _page(chromium, PHONE, script=False)


@pytest.fixture
def desktop(chromium: Browser) -> Iterator[Page]:
    """A page of 1280 × 900 with scripts."""
    yield from _page(chromium, DESK, script=True)


@pytest.fixture
def desktop_without_script(chromium: Browser) -> Iterator[Page]:
    """A page of 1280 × 900 without scripts."""
    yield from _page(chromium, DESK, script=False)
