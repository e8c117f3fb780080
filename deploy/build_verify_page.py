"""Puts the verifier page together: sources of services/lottery/verify_page, one after the other, in one HTML file.

    .venv/bin/python deploy/build_verify_page.py

Writes services/lottery/released/verify.html and its hash into the table of what receipts name. The same sources give
the same bytes; a test compares them.
"""

import hashlib
import json
import re
from pathlib import Path

SERVICE = Path(__file__).parents[1] / "services" / "lottery"
SOURCES = SERVICE / "verify_page"
RELEASED = SERVICE / "released"
RECEIPTS = SERVICE.parent / "registration" / "domain" / "receipts" / "released_verifier.csv"
CORE = (
    "sha256 bytes documents announcement seed roster allocation results archive notes beacon report procedure papers"
    " verify worker"
)
PAGE = "parts showing record fetching page"
PROGRAMS = ("reference.py", "replay.sh")
"""The page says of the copies in a bundle whether they are these."""


def page() -> bytes:
    """Return verify.html."""
    text = _source("page/page.html")
    for mark, content in {"CSS": _source("page/page.css"), "NOBLE": _source("vendor/noble.js")}.items():
        text = _put(text, mark, content)
    text = _put(text, "CORE", _core())
    return _put(text, "PAGE", _enclosed("", "page", PAGE, "")).encode()


def _core() -> str:
    hashes = {name: hashlib.sha256((RELEASED / name).read_bytes()).hexdigest() for name in PROGRAMS}
    known = f"var RELEASED = {json.dumps(hashes)};\n"
    return _enclosed("var Verifier = ", "core", CORE, "return { drive: drive, ticketsOf: ticketsOf };\n", known)


def _enclosed(before: str, folder: str, names: str, after: str, first: str = "") -> str:
    body = "".join(_source(f"{folder}/{name}.js") for name in names.split())
    return f'\n{before}(function () {{\n"use strict";\n{first}{body}{after}}})();\n'


def _source(path: str) -> str:
    return (SOURCES / path).read_text(encoding="utf-8")


def _put(text: str, mark: str, content: str) -> str:
    before, found, after = text.partition(f"%{mark}%")
    if not found or "</script" in content or "</style" in content:
        raise SystemExit(f"{mark} cannot stand in the page")
    return before + content + after


def release() -> None:
    """Write the page, and its hash for the receipts."""
    content = page()
    (RELEASED / "verify.html").write_bytes(content)
    line = f"released/verify.html,{hashlib.sha256(content).hexdigest()},"
    RECEIPTS.write_text(re.sub(r"released/verify\.html,[0-9a-f]{64},", line, RECEIPTS.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    release()
