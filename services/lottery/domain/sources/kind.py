"""What every kind of source has to say about itself: docs/spec/draw.md, sections 3 and 11."""

import re
from collections.abc import Callable
from dataclasses import dataclass


def nothing_more(_detail: str) -> bool:
    """Accept every detail that has the form of its kind."""
    return True


@dataclass(frozen=True)
class Kind:
    """One kind of source."""

    detail: re.Pattern[str]
    """Form of the detail in draw.json."""
    value: re.Pattern[str]
    """Form of the value in seed.json."""
    possibilities: Callable[[str], int]
    """How many equally likely values a source with this detail has (2^128 means 128 bits)."""
    human: bool
    """Whether people make it, so that somebody could stop, delay or repeat it."""
    check: Callable[[str, str, str], None]
    """Compare detail and value of a draw (detail, value, draw_id); refuses."""
    detail_is_sound: Callable[[str], bool] = nothing_more
    """What the form of the detail cannot say."""
    only_optional: bool = False
