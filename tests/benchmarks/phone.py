"""The verifier page on 100,000 roster rows, from the file picker to the verdict, against a bare loop of its SHA-256."""

import shutil
import tempfile
import time
from pathlib import Path

from playwright.sync_api import Page, sync_playwright

from services.lottery.domain.draw import compute
from services.lottery.released.programs import released
from tests.benchmarks.large_draw import large_draw
from tests.benchmarks.table import Row

CHILDREN, ROWS = 50_000, 100_000
ROUNDS = 3
ARGUMENTS = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
BARE = """(rows) => {
  const ticket = Verifier.ticketsOf('5a'.repeat(32));
  const start = performance.now();
  for (let row = 0; row < rows; row++) ticket(':S0001:' + (200000000000 + row));
  return (performance.now() - start) / 1000;
}"""
WHAT = f"the page for phones, {ROWS:,} rows with results, headless Chromium"


def rows() -> list[Row]:
    """Measure the loop and the whole page; the median of some rounds."""
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        (folder / "verify.html").write_bytes(released("verify.html"))
        made = large_draw(CHILDREN, schools=30, choices=2)
        for file, content in {**made.files, "results.csv": compute(*made.inputs, None)}.items():
            (folder / file).write_bytes(content)
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=ARGUMENTS)
        page = browser.new_page()
        bare = _median([_bare(page, folder) for _ in range(ROUNDS)])
        whole = _median([_whole(page, folder) for _ in range(ROUNDS)])
        browser.close()
    return [Row(WHAT, "bare SHA-256 loop", bare, 1.0), Row(WHAT, "verify.html", whole, whole / bare)]


def _median(found: list[float]) -> float:
    return sorted(found)[len(found) // 2]


def _bare(page: Page, folder: Path) -> float:
    page.goto(f"file://{folder}/verify.html")
    return float(page.evaluate(BARE, ROWS))


def _whole(page: Page, folder: Path) -> float:
    page.goto(f"file://{folder}/verify.html")
    start = time.perf_counter()
    page.set_input_files("#files", [str(one) for one in folder.iterdir() if one.name != "verify.html"])
    page.wait_for_selector("main[data-phase=report]", state="attached", timeout=120_000)
    seconds = time.perf_counter() - start
    if page.get_attribute("main", "data-a") != "holds":
        raise SystemExit("the page does not agree with the product")
    return seconds
