"""Tests of the codes of section 2."""

import pytest

from services.lottery.domain.encoding import APP_NO, DRAW_ID, HEX64, SCHOOL, SOURCE_NAME, matches


@pytest.mark.parametrize(
    ("pattern", "right", "wrong"),
    [
        (APP_NO, "0A" * 12, "0A" * 12 + "0"),
        (SCHOOL, "S" * 12, "S" * 13),
        (DRAW_ID, "0-" * 20, "-0"),
        (SOURCE_NAME, "a0", "0a"),
        (HEX64, "0f" * 32, "0F" * 32),
    ],
)
def test_a_code_is_the_whole_text_and_ascii(pattern: object, right: str, wrong: str) -> None:
    assert matches(pattern, right)  # type: ignore[arg-type]  # parametrize loses the type
    for bad in (wrong, right + "\n", right[:-1] + "７", "", " " + right):
        assert not matches(pattern, bad)  # type: ignore[arg-type]  # as above
