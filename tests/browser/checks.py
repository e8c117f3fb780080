"""What must hold on every page in every state: accessible, nothing sideways, targets for thumbs, light."""

import os
import re
from pathlib import Path

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, ViewportSize, expect

from tests.browser.inputs import assert_only_known_inputs

PHONE: ViewportSize = {"width": 360, "height": 780}
DESK: ViewportSize = {"width": 1280, "height": 900}
WIDE: ViewportSize = {"width": 1920, "height": 1080}
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice"]
FINDINGS = """async (tags) => {
  const found = await axe.run(document, {runOnly: tags, resultTypes: ['violations']});
  return found.violations.map((one) => [one.id, ...one.nodes.map((node) => node.html.slice(0, 160))]);
}"""
CUT_OFF = """() => [...document.querySelectorAll('main *')]
  .filter((one) => getComputedStyle(one).overflowX === 'hidden' && one.clientWidth > 1)
  .filter((one) => one.scrollWidth > one.clientWidth)
  .map((one) => one.className)"""
SMALL_TARGETS = """(least) => {
  const inSentence = (link) => {
    const parent = link.closest('p, dd, td, li');
    return link.tagName === 'A' && parent !== null && parent.textContent.trim() !== link.textContent.trim();
  };
  return [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
    .filter((one) => one.getClientRects().length && !one.matches('.skip') && !inSentence(one))
    .map((one) => {
      const area = one.type === 'radio' || one.type === 'checkbox'
        ? document.querySelector(`label[for="${one.id}"]`) : one;
      const box = area.getBoundingClientRect();
      return [one.textContent.trim() || one.id, Math.round(box.width), Math.round(box.height)];
    })
    .filter(([, , height]) => height < least);
}"""


def assert_accessible(page: Page) -> None:
    """Expect that axe finds nothing."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(Axe().axe_script)
    found = page.evaluate(FINDINGS, TAGS)
    assert found == [], (page.url, found)


def assert_no_sideways_scroll(page: Page) -> None:
    """Expect that the page fits its width, at this width and at 320."""
    size = page.viewport_size
    assert size is not None
    for width in (size["width"], 320):
        page.set_viewport_size({"width": width, "height": size["height"]})
        wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
        assert wide <= 0, f"{page.url}: {wide} px too wide at {width}"
        assert page.evaluate(CUT_OFF) == [], f"{page.url} at {width}"
    page.set_viewport_size(size)


def assert_targets(page: Page) -> None:
    """Expect targets of at least 44 px, 60 in the elderly view, but for links inside of sentences."""
    elder = page.evaluate("document.documentElement.classList.contains('elder')")
    small = page.evaluate(SMALL_TARGETS, 60 if elder else 44)
    assert small == [], f"{page.url}: {small}"


def assert_sound(page: Page, name: str = "") -> None:
    """Expect everything that holds on every page, on a phone and on a desk; keep pictures under `name`, also wide.

    Needs scripts in the browser; the page itself need not use them.
    """
    before = page.viewport_size
    page.wait_for_load_state("load")
    expect(page).to_have_title(re.compile(" - 阳光招生"))
    assert page.locator("h1").count() == 1
    assert_only_known_inputs(page)
    for size in (PHONE, DESK):
        page.set_viewport_size(size)
        if name:
            picture(page, name)
        assert_accessible(page)
        assert_no_sideways_scroll(page)
        assert_targets(page)
    if name:
        page.set_viewport_size(WIDE)
        picture(page, name)
    if before:
        page.set_viewport_size(before)


def picture(page: Page, name: str) -> None:
    """Keep a picture of the whole page, of a wide screen its first view, if SCREENSHOTS names a folder."""
    folder = os.environ.get("SCREENSHOTS")
    size = page.viewport_size
    if folder and size:
        page.screenshot(path=Path(folder) / f"{name}-{size['width']}.png", full_page=size["width"] < WIDE["width"])
