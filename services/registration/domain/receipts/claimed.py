"""What a family claims about where it belongs (申报的类别), before anybody has checked it."""

from collections.abc import Mapping
from enum import Enum


class Claimed(Enum):
    """Where the child's household is registered, as the form says."""

    HOUSEHOLD_IN_UNIT = "HOUSEHOLD_IN_UNIT"
    LIVING_IN_UNIT = "LIVING_IN_UNIT"
    ELSEWHERE = "ELSEWHERE"


CLAIMED_WORDS = {
    Claimed.HOUSEHOLD_IN_UNIT: "户籍在本县",
    Claimed.LIVING_IN_UNIT: "在本县住，户籍在外地",
    Claimed.ELSEWHERE: "户籍在外地",
}
"""For the family's own pages; pages that others see never say it (docs: nobody is labelled)."""


def claimed_by(form: Mapping[str, str], unit_code: str) -> Claimed:
    """Return what a form claims to the unit it was sent to."""
    if form.get("hukou_place_code", "").startswith(unit_code):
        return Claimed.HOUSEHOLD_IN_UNIT
    return Claimed.LIVING_IN_UNIT if form.get("is_migrant_child") == "1" else Claimed.ELSEWHERE
