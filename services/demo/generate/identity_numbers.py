"""Identity numbers that belong to nobody: valid in every check, with sequence 990 to 999.

Those sequence digits are set aside for people above a hundred, so no child or parent holds such a number.
"""

from collections.abc import Sequence
from datetime import date

from services.demo.generate.divisions import abolished_counties, counties
from shared.citizen_number import check_character

SEQUENCES = {"1": (991, 993, 995, 997, 999), "2": (990, 992, 994, 996, 998)}
"""By gender (GB/T 2261.1): odd for men, even for women (GB 11643)."""


class NumbersExhausted(Exception):
    """So many people of one birthday that no number is left: ask for fewer families."""


class IdentityNumbers:
    """Gives every number at most once."""

    def __init__(self) -> None:
        self._given: set[str] = set()
        self._prefixes = (*(county.code for county in counties()), *abolished_counties())

    def take(self, prefix: str, born: date, gender: str) -> str:
        """Return a free number of this region; of another one where the region's five of that day are given."""
        start = self._prefixes.index(prefix) if prefix in self._prefixes else 0
        others = self._prefixes[start:] + self._prefixes[:start]
        for region in (prefix, *others):
            number = self.find(region, born, gender)
            if number is not None:
                return number
        raise NumbersExhausted(f"no identity number is left for {born}")

    def find(self, prefix: str, born: date, gender: str, *, ending: str = "") -> str | None:
        """Return a free number of exactly this region, day and ending, or None."""
        for number in candidates(prefix, born, SEQUENCES[gender]):
            if number not in self._given and number.endswith(ending):
                self._given.add(number)
                return number
        return None


def candidates(prefix: str, born: date, sequences: Sequence[int]) -> tuple[str, ...]:
    """Return the numbers of one region and day, in order."""
    firsts = (f"{prefix}{born:%Y%m%d}{sequence}" for sequence in sequences)
    return tuple(first + check_character(first) for first in firsts)
