"""The verifier page on a host of its own, as any county would serve it."""

from collections.abc import Iterator

import pytest
from fastapi import FastAPI
from playwright.sync_api import Browser, Page

from services.lottery.web.verifier_page import verifier_page
from tests.browser.serving import serving
from tests.browser.verifier.verifying import Verifier

CURVES = """() => {
  const script = document.createElement('script');
  script.textContent = document.getElementById('noble').textContent;
  document.body.appendChild(script);
}"""


@pytest.fixture(scope="module")
def home() -> Iterator[str]:
    """The address of the page, with the policy it is served under."""
    app = FastAPI()
    app.include_router(verifier_page())
    with serving(app) as base:
        yield f"{base}/verify.html"


@pytest.fixture
def verifier(phone: Page, home: str) -> Verifier:
    """The page opened on a phone."""
    phone.goto(home)
    return Verifier(phone)


@pytest.fixture(scope="module")
def calculator(chromium: Browser, home: str) -> Iterator[Verifier]:
    """The page opened once for many draws, with the curves, as it loads them where there is no worker."""
    context = chromium.new_context(locale="zh-CN")
    page = context.new_page()
    page.goto(home)
    page.evaluate(CURVES)
    yield Verifier(page)
    context.close()
