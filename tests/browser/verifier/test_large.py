"""A draw of 100,000 rows is recomputed on the page, with numbers as it goes on; benchmarks/phone.py measures it."""

import re

from playwright.sync_api import expect

from services.lottery.domain.draw import compute
from tests.benchmarks.large_draw import large_draw
from tests.browser.checks import assert_sound
from tests.browser.verifier.verifying import Verifier

WATCH = """() => {
  window.said = [];
  new MutationObserver(() => window.said.push(document.getElementById('step').textContent))
    .observe(document.getElementById('step'), {childList: true});
}"""

NEVER_READY = """() => {
  window.Worker = class {
    postMessage() { setTimeout(() => this.onmessage({data: {step: 'tickets', done: 31200, total: 100000}})); }
    terminate() { window.ended = true; }
  };
}"""


def test_a_hundred_thousand_rows_with_a_bar_in_numbers(verifier: Verifier) -> None:
    made = large_draw(50_000, schools=30, choices=2)
    verifier.page.evaluate(WATCH)
    verifier.choose({**made.files, "results.csv": compute(*made.inputs, None)})
    assert verifier.verdicts()[0] == "holds"
    said: list[str] = verifier.page.evaluate("window.said")
    counted = [re.fullmatch(r"算派位号，已算 ([\d,]+) / 100,000", one) for one in said]
    assert any(counted), said
    assert len({one.split(" ")[0] for one in said}) >= 4
    assert verifier.page.locator("[data-name=tickets] b").inner_text().startswith("100,000 个派位号")


def test_it_can_be_stopped(verifier: Verifier) -> None:
    verifier.page.evaluate(NEVER_READY)
    picked = [{"name": "draw.json", "mimeType": "", "buffer": b"{}"}]
    verifier.page.set_input_files("#files", picked)  # type: ignore[arg-type]  # a plain dict is a FilePayload
    expect(verifier.page.locator("#step")).to_contain_text("31,200")
    assert_sound(verifier.page, "verify-running")
    verifier.page.get_by_role("button", name="停下，重新选文件").click()
    assert verifier.page.get_attribute("main", "data-phase") == "start"
    assert verifier.page.evaluate("window.ended")
    assert verifier.page.locator("#files").is_visible()
