"""Reads the lines of a signed statement strictly: each key in its place, each value in its one way of writing."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime
from enum import Enum
from typing import TypeVar

from shared.clock import CHINA

Choice = TypeVar("Choice", bound=Enum)
WHOLE = re.compile(r"0|[1-9][0-9]{0,17}")
HEX = re.compile(r"[0-9a-f]*")
STAMP = "%Y-%m-%dT%H:%M:%SZ"


class NotAReceipt(Exception):
    """The text is no statement of this kind, or is not written as it must be."""


def stamp(moment: datetime) -> str:
    """Return a moment to the second, in UTC."""
    return moment.astimezone(UTC).strftime(STAMP)


def in_china(moment: datetime) -> str:
    """Return a moment to the second, as people in China read it."""
    local = moment.astimezone(CHINA)
    return f"{local.year}年{local.month}月{local.day}日 {local:%H:%M:%S}"


def hex_of(word: str, length: int) -> bytes:
    """Return the bytes of lowercase hex digits; raise `NotAReceipt` where they are not `length`."""
    if len(word) != 2 * length or not HEX.fullmatch(word):
        raise NotAReceipt
    return bytes.fromhex(word)


class Lines:
    """The lines `key value…` of a statement, read one after the other."""

    def __init__(self, text: str, first: str) -> None:
        self._text = text
        self._left = text.split("\n")
        if self._left.pop(0) != first:
            raise NotAReceipt

    def words(self, key: str) -> tuple[str, ...]:
        """Return the words after `key`, which must be the next line's."""
        found = self._next(key)
        if found is None:
            raise NotAReceipt
        return found

    def words_if(self, key: str, count: int) -> tuple[str, ...] | None:
        """Return the words after `key` where it is the next line's, else None."""
        found = self._next(key)
        return None if found is None else self.exactly(found, count)

    def word(self, key: str) -> str:
        """Return the one word after `key`."""
        return self.exactly(self.words(key), 1)[0]

    def count(self, key: str) -> int:
        """Return a whole number."""
        return self.whole(self.word(key))

    def octets(self, key: str, length: int) -> bytes:
        """Return so many bytes, written in hex."""
        return hex_of(self.word(key), length)

    def moment(self, key: str) -> datetime:
        """Return a moment (UTC)."""
        try:
            return datetime.strptime(self.word(key), STAMP).replace(tzinfo=UTC)
        except ValueError:
            raise NotAReceipt from None

    def one_of(self, key: str, kinds: type[Choice]) -> Choice:
        """Return the member of `kinds` that the word is."""
        try:
            return kinds(self.word(key))
        except ValueError:
            raise NotAReceipt from None

    def require_same(self, text: str) -> None:
        """Raise `NotAReceipt` unless this is exactly what was read."""
        if text != self._text:
            raise NotAReceipt

    @staticmethod
    def whole(word: str) -> int:
        """Return a whole number without leading zeros."""
        if not WHOLE.fullmatch(word):
            raise NotAReceipt
        return int(word)

    @staticmethod
    def exactly(words: Sequence[str], count: int) -> tuple[str, ...]:
        """Return the words; raise `NotAReceipt` where there are more or fewer."""
        if len(words) != count or not all(words):
            raise NotAReceipt
        return tuple(words)

    def _next(self, key: str) -> tuple[str, ...] | None:
        if not self._left or not self._left[0].startswith(f"{key} "):
            return None
        return tuple(self._left.pop(0).split(" ")[1:])
