"""Works the verifier page: as a person does, or by its own entrance for very many draws."""

import base64
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Page, expect

DRIVE = """async ([files, typed]) => {
  const chosen = files.map(([name, text]) => ({name, bytes: Uint8Array.from(atob(text), (c) => c.charCodeAt(0))}));
  let last = null;
  await Verifier.drive(chosen, typed, (news) => { if (!news.step) last = news; }, null);
  return last;
}"""
REPORT = "main[data-phase=report]"


class Verifier:
    """One page of the verifier."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def choose(self, files: Mapping[str, bytes]) -> None:
        """Pick files, as from a phone, and wait for the report."""
        picked = [{"name": name, "mimeType": "", "buffer": content} for name, content in files.items()]
        self.page.set_input_files("#files", picked)  # type: ignore[arg-type]  # a plain dict is a FilePayload
        expect(self.page.locator(REPORT)).to_be_attached(timeout=60_000)

    def state(self, name: str) -> str | None:
        """The state of one line: ok, bad, look or none; None if there is no such line."""
        line = self.page.locator(f"[data-name={name}]")
        return line.get_attribute("data-state") if line.count() else None

    def verdicts(self) -> tuple[str | None, str | None, str | None]:
        """Verdict A, verdict B, and the code of section 11."""
        main = self.page.locator("main")
        return (main.get_attribute("data-a"), main.get_attribute("data-b"), main.get_attribute("data-code"))

    def heading(self) -> str:
        """The verdict in words."""
        return self.page.inner_text("h1")

    def drive(self, files: Mapping[str, bytes], **typed: str) -> dict[str, Any]:
        """Verify without the buttons; return {"report": …} or {"fault": …}."""
        encoded = [[name, base64.b64encode(content).decode()] for name, content in files.items()]
        said: dict[str, Any] = self.page.evaluate(DRIVE, [encoded, typed])
        return said


def states(report: Mapping[str, Any]) -> dict[str, str]:
    """The state of each line by its name."""
    return {line["name"]: line["state"] for line in report["lines"]}
