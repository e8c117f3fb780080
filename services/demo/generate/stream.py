"""A stream of choices that is the same for the same seed everywhere: SHA-256 in counter mode. It decides no draw."""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import TypeVar

from shared.crypto.hashing import tagged_hash

Item = TypeVar("Item")
WORD = 8
"""Bytes taken for one number."""


class Stream:
    """Endless numbers from a seed and a path of names; streams of different paths are unrelated."""

    def __init__(self, seed: int, *path: str) -> None:
        self._seed = seed
        self._path = path
        self._key = tagged_hash("yangguang/county/1", str(seed).encode(), *(name.encode() for name in path))
        self._numbers = self._draw()

    def sub(self, *names: str) -> "Stream":
        """Return the stream of a part, so that one part's length never changes another part."""
        return Stream(self._seed, *self._path, *names)

    def below(self, bound: int) -> int:
        """Return a number from 0 to bound - 1, each as likely (by rejection)."""
        limit = (1 << 8 * WORD) // bound * bound
        return next(number for number in self._numbers if number < limit) % bound

    def choose(self, items: Sequence[Item]) -> Item:
        """Return one of the items."""
        return items[self.below(len(items))]

    def weighted(self, items: Sequence[tuple[Item, int]]) -> Item:
        """Return one of the items, each as likely as its weight says."""
        at = self.below(sum(weight for _, weight in items))
        for item, weight in items:
            at -= weight
            if at < 0:
                return item
        raise ValueError("no weights")

    def chance(self, per_thousand: int) -> bool:
        """Return True in so many of a thousand cases."""
        return self.below(1000) < per_thousand

    def shuffled(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """Return the items in another order (Fisher-Yates)."""
        order = list(items)
        for last in range(len(order) - 1, 0, -1):
            other = self.below(last + 1)
            order[last], order[other] = order[other], order[last]
        return tuple(order)

    def day(self, first: date, last: date) -> date:
        """Return a day from `first` to `last`, both included."""
        return first + timedelta(days=self.below((last - first).days + 1))

    def _draw(self) -> Iterator[int]:
        counter = 0
        while True:
            block = tagged_hash("yangguang/county-stream/1", self._key, counter.to_bytes(8, "big"))
            counter += 1
            for start in range(0, len(block), WORD):
                yield int.from_bytes(block[start : start + WORD], "big")
