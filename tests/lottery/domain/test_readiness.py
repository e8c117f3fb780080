"""The readiness check: every line green or red, each red one with its default or with why it blocks."""

from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import TypeAdapter

from services.lottery.domain.readiness import Around, Readiness, judge_readiness
from services.lottery.domain.readiness_words import BLOCKING, GREEN, LINKS, RED, RED_FOR_ALL
from shared.contracts.draw_reads import ApprovedPlan, Prospect
from shared.contracts.freeze_defaults import FREEZE_DEFAULTS
from tests.builders.draw_files import ANNOUNCEMENT
from tests.fakes.frozen_files import approved_lot
from tests.lottery.domain.test_approved import plan

NOON, AFTERNOON = datetime(2023, 9, 12, 4, tzinfo=UTC), datetime(2023, 9, 15, 7, tzinfo=UTC)
BLOCKS = {"SEATS_DIFFER", "EARLIER_DRAW", "REGISTRATION_OPEN", "IN_TIME"}


def prospect(**changes: Any) -> Prospect:
    said = {"roster_sha256": "a" * 64, "register_sha256": "b" * 64, "children": 9, "rows": 12, "open": {}}
    return TypeAdapter(Prospect).validate_python({**said, "open_until": None, "taken_over": False, **changes})


def judged(found: Prospect | None = None, approved: ApprovedPlan | None = None, **changes: Any) -> Readiness:
    around = {"unit_code": "140199", "draw_id": "D", "now": NOON, "first_source_at": AFTERNOON}
    everything = Around(**{**around, "earlier_open": (), "drawn_elsewhere": frozenset(), **changes})
    return judge_readiness(ANNOUNCEMENT, approved or plan(), found or prospect(), everything)


def test_a_draw_with_nothing_open_is_green_in_every_line() -> None:
    ready = judged()
    assert [line.code for line in ready.lines[:7]] == list(FREEZE_DEFAULTS)
    assert {line.code for line in ready.lines[7:]} == BLOCKS
    assert ready.red == ()
    assert not ready.blocked
    assert (ready.roster_sha256, ready.children, ready.rows) == ("a" * 64, 9, 12)


@pytest.mark.parametrize("code", [code for code in FREEZE_DEFAULTS if code != "SEATS_UNSET"])
def test_what_is_open_is_red_with_its_default_and_never_blocks(code: str) -> None:
    numbers = [f"{number:012d}" for number in range(20)]
    ready = judged(prospect(open={code: {"count": 31, "numbers": numbers}}))
    (line,) = ready.red
    assert (line.code, line.count, line.blocks, ready.blocked) == (code, 31, False, False)
    assert "31" in line.words
    assert line.default_words == FREEZE_DEFAULTS[code]  # type: ignore[index]  # one of its own keys
    assert line.link.startswith("/")
    assert line.examples == tuple(numbers)


def test_seats_that_are_none_and_lots_in_no_draw_are_unset() -> None:
    more = plan(approved_lot("S01", 2), approved_lot("S02", 1), approved_lot("S03", 5), approved_lot("S04", 0))
    (line,) = judged(approved=more).red
    assert (line.code, line.examples, line.blocks) == ("SEATS_UNSET", ("S03/ALL", "S04/ALL"), False)
    (left,) = judged(approved=more, drawn_elsewhere=frozenset({("S03", "ALL"), ("S04", "ALL")})).red
    assert left.examples == ("S04/ALL",)


def test_public_schools_are_no_seats_of_a_draw() -> None:
    more = plan(approved_lot("S01", 2), approved_lot("S02", 1), approved_lot("G01", 0, kind="public"))
    assert judged(approved=more).red == ()


@pytest.mark.parametrize(
    ("code", "found", "approved", "changes", "example"),
    [
        ("SEATS_DIFFER", None, plan(approved_lot("S01", 3), approved_lot("S02", 1)), {}, "S01/ALL"),
        ("EARLIER_DRAW", None, None, {"earlier_open": ("EARLIER",)}, "EARLIER"),
        ("REGISTRATION_OPEN", prospect(open_until="2023-09-12T18:00:00+08:00"), None, {}, "9月12日 18:00"),
        ("IN_TIME", None, None, {"now": AFTERNOON}, "9月15日 15:00"),
    ],
)
def test_what_no_default_decides_blocks_and_says_why(
    code: str, found: Prospect | None, approved: ApprovedPlan | None, changes: dict[str, Any], example: str
) -> None:
    ready = judged(found, approved, **changes)
    (line,) = ready.red
    assert (line.code, line.blocks, line.default_words, ready.blocked) == (code, True, "", True)
    assert line.examples == (example,)
    assert example in line.words


def test_the_earlier_draw_is_one_click_away() -> None:
    (line,) = judged(earlier_open=("140199-2023-XX-01",)).red
    assert line.link == "/lottery/office/units/140199/draws/140199-2023-XX-01"


def test_every_matter_has_its_words_and_a_place_where_it_is_mended() -> None:
    for words in (RED, GREEN, RED_FOR_ALL, LINKS):
        assert set(words) == set(FREEZE_DEFAULTS)
    assert set(BLOCKING) == BLOCKS
    assert all(link.startswith("/") for link in LINKS.values())
