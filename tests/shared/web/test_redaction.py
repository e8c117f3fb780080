"""Whatever is handed to the log, nothing personal comes out of it."""

import io
import json
import logging
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.web.redaction import HIDDEN, redacted
from shared.web.request_log import configure_logging, log_fault, log_request

IDENTITY_NUMBERS = ("11010519491231002X", "440524188001010014")
"""Standard examples (GB 11643): nobody's."""
PHONE = "13912345678"
PERSONAL = (
    "张三",
    "欧阳·阿依努尔",
    "𬎆",
    "云泉县城关镇1号",
    PHONE,
    "１３９１２３４５６７８",
    "139 1234 5678",
    "139-1234-5678",
)


@pytest.mark.parametrize("text", [*PERSONAL, *IDENTITY_NUMBERS])
@pytest.mark.parametrize("around", ["{}", "a{}b", "name={},", "[{}]"])
def test_a_personal_text_is_hidden_wherever_it_stands(text: str, around: str) -> None:
    assert text not in redacted(around.format(text))
    assert text not in str(redacted({"x": [around.format(text), {text: (text,)}]}))


@given(st.integers(min_value=10**8, max_value=10**19))
def test_no_long_number_passes(number: int) -> None:
    assert redacted(number) == HIDDEN
    assert str(number) not in redacted(f"key ({number}) exists")


@pytest.mark.parametrize(
    "text", ["GET", "/registration/api/units/{unit}", "K7M 2Q9 XYZ", "2027-07-04T12:00:00.123456+08:00"]
)
def test_words_routes_and_times_pass(text: str) -> None:
    assert redacted(text) == text


def test_small_numbers_pass_and_other_things_are_written_out_first() -> None:
    assert redacted({"status": 200, "ok": True, "none": None, "share": 0.5}) == {
        "status": 200,
        "ok": True,
        "none": None,
        "share": 0.5,
    }
    assert PHONE not in redacted(ValueError(f"bad phone {PHONE}"))


def test_numbers_and_names_seeded_into_everything_a_request_has_reach_no_line() -> None:
    lines = io.StringIO()
    root = logging.getLogger("yangguang")
    before = (root.handlers[:], root.level, root.propagate)
    configure_logging(lines)
    seeded = "".join(PERSONAL) + IDENTITY_NUMBERS[0]
    scope = {
        "type": "http",
        "method": "GET",
        "path": f"/{seeded}",
        "query_string": seeded.encode(),
        "headers": [(b"user-agent", seeded.encode())],
        "route": type("Route", (), {"path": f"/units/{seeded}"})(),
        "state": {"now": datetime(2027, 6, 18, tzinfo=UTC), "number": "K7M 2Q9 XYZ"},
    }
    try:
        log_request(scope, status=422, milliseconds=3)
        log_fault(scope, ValueError(seeded))
    finally:
        root.handlers[:], root.level, root.propagate = before
    written = lines.getvalue()
    assert [json.loads(line)["event"] for line in written.splitlines()] == ["request", "fault"]
    assert not [text for text in (*PERSONAL, *IDENTITY_NUMBERS) if text in written]
