"""The verifier page is built from its sources, byte for byte, and carries nothing from elsewhere."""

import hashlib
import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

from services.lottery.released.programs import released

ROOT = Path(__file__).parents[3]
SOURCES = ROOT / "services" / "lottery" / "verify_page"
TOO_NEW = re.compile(r"\?\.[a-zA-Z\[(]|\?\?|\b\d+n\b|\bimport\b|=>|`|\.flat\(|\.at\(|replaceAll|\bclass \w+ \{")


def built() -> bytes:
    spec = spec_from_file_location("build_verify_page", ROOT / "deploy" / "build_verify_page.py")
    assert spec is not None
    assert spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    page: bytes = module.page()
    return page


def test_the_released_page_is_what_its_sources_give() -> None:
    assert built() == released("verify.html"), "run deploy/build_verify_page.py"


def test_the_vendored_file_is_the_one_that_its_notice_names() -> None:
    notice = (SOURCES / "vendor" / "NOTICE").read_text("utf-8")
    assert hashlib.sha256((SOURCES / "vendor" / "noble.js").read_bytes()).hexdigest() in notice
    assert "MIT" in notice


def test_the_page_needs_nothing_from_anywhere() -> None:
    page = released("verify.html").decode()
    assert re.findall(r"""\b(?:src|href)\s*=\s*["'](?!#)""", page) == []
    assert "@import" not in page
    assert re.findall(r"url\(", page) == []


def test_our_own_scripts_are_plain_enough_for_old_browsers() -> None:
    for source in [*SOURCES.glob("core/*.js"), *SOURCES.glob("page/*.js")]:
        code = re.sub(r"//[^\n]*", "", source.read_text("utf-8"))
        assert TOO_NEW.findall(code) == [], source.name
