"""Tests of the roster as a whole text."""

import pytest

from services.lottery.domain.errors import Refused
from services.lottery.domain.roster.text import HEADER, check_text
from shared.crypto.hashing import sha256_hex

ROWS = HEADER + b"\nA,p1,,1,S01,ALL,1\nB,p2,,1,S01,ALL,1\n"


def code_of(content: bytes, rows: int = 2) -> str | None:
    try:
        check_text(content, sha256=sha256_hex(content), rows=rows)
    except Refused as refused:
        return refused.code
    return None


def test_a_right_text_passes() -> None:
    assert code_of(ROWS) is None
    assert code_of(HEADER + b"\n", rows=0) is None


def test_another_hash_is_refused_before_anything_else() -> None:
    with pytest.raises(Refused) as refused:
        check_text(b"\r", sha256="0" * 64, rows=0)
    assert refused.value.code == "ROSTER_HASH"


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "ROSTER_LF"),
        (ROWS[:-1], "ROSTER_LF"),
        (ROWS.replace(b"\n", b"\r\n"), "ROSTER_LF"),
        (b"\xef\xbb\xbf" + ROWS, "ROSTER_HEADER"),
        (b"\n" + ROWS, "ROSTER_HEADER"),
        (ROWS + b"B,p2,,1,S01,ALL,1\n", "ROSTER_ORDER"),
        (ROWS + b"A,p1,,2,S02,ALL,1\n", "ROSTER_ORDER"),
        (ROWS + b"\n", "ROSTER_ORDER"),
        (ROWS + b"C,p3,,1,S01,ALL,1\n", "ROSTER_ROWS"),
    ],
)
def test_each_fault_has_its_code(content: bytes, code: str) -> None:
    assert code_of(content) == code


def test_the_number_of_rows_is_judged_after_their_order() -> None:
    assert code_of(ROWS, rows=3) == "ROSTER_ROWS"
    assert code_of(ROWS + b"A\n", rows=9) == "ROSTER_ORDER"
