"""The codes that every file of a draw is written in: docs/spec/draw.md, section 2."""

import re

LARGEST_INTEGER = 999_999_999
"""The largest integer a draw.json may hold."""

HEX64 = re.compile(r"[0-9a-f]{64}")
DRAW_ID = re.compile(r"[0-9A-Z][0-9A-Z-]{0,39}")
APP_NO = re.compile(r"[0-9A-Z]{1,24}")
SCHOOL = re.compile(r"[0-9A-Z]{1,12}")
CATEGORY = SCHOOL
SOURCE_NAME = re.compile(r"[a-z][a-z0-9]*")


def matches(pattern: re.Pattern[str], text: str) -> bool:
    """Say whether the whole text is of the pattern (a line end at the end is not forgiven)."""
    return pattern.fullmatch(text) is not None
