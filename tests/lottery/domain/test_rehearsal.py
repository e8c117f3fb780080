"""Tests of rehearsals."""

import pytest

from services.lottery.domain.rehearsal import is_rehearsal, without_prefix


@pytest.mark.parametrize(
    ("draw_id", "expected"),
    [
        ("DEMO-140105-01", True),
        ("TEST-1", True),
        ("140105-2027-XX-01", False),
        ("DEMO1", False),
        ("140105-DEMO-", False),
    ],
)
def test_a_rehearsal_says_so_in_its_number(draw_id: str, expected: bool) -> None:
    assert is_rehearsal(draw_id) is expected


def test_without_its_mark_a_rehearsal_has_the_number_of_a_draw() -> None:
    assert without_prefix("DEMO-140105-2023-XX-01") == without_prefix("140105-2023-XX-01") == "140105-2023-XX-01"
