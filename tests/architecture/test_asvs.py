"""docs/security.md names every requirement of ASVS 5.0.0 up to level 2 once, and only what is really there."""

import csv
import re
from collections import Counter

import pytest

from tests.architecture.sources import ROOT

PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| ([0-9][0-9., ]*) \| (.+?) \|(?: (.+?) \|)?$", PAGE, re.MULTILINE)
SHOWN_BY = sorted({shown for _, _, shown in ROWS if shown})


def test_every_requirement_stands_there_once() -> None:
    with (ROOT / "tests" / "data" / "asvs_5_0_0.csv").open(encoding="utf-8") as file:
        standard = Counter(row["requirement"] for row in csv.DictReader(file))
    page = Counter(number for numbers, _, _ in ROWS for number in numbers.split(", "))
    assert standard.total() == 253
    assert page == standard


@pytest.mark.parametrize("shown", SHOWN_BY)
def test_what_shows_it_exists(shown: str) -> None:
    if shown == "deployment":
        assert "## What the installation must do" in PAGE
        return
    path, _, name = shown.partition("::")
    text = (ROOT / path).read_text(encoding="utf-8")
    if name:
        assert re.search(rf"^(?:async )?def {re.escape(name)}\(", text, re.MULTILINE), shown
