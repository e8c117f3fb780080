"""Tests of the programs that a bundle carries a copy of."""

from services.lottery.domain.copies import copies_in_words
from shared.crypto.hashing import sha256_hex

RELEASED = {"reference.py": sha256_hex(b"one"), "replay.sh": sha256_hex(b"two")}


def test_each_copy_is_named_with_its_hash_and_whether_it_is_the_released_one() -> None:
    first, second = copies_in_words({"reference.py": b"one", "replay.sh": b"changed", "draw.json": b""}, RELEASED)
    assert sha256_hex(b"one") in first
    assert "就是" in first
    assert sha256_hex(b"changed") in second
    assert "不要用它来检查" in second


def test_of_a_program_that_is_not_there_nothing_is_said() -> None:
    assert list(copies_in_words({"draw.json": b""}, RELEASED)) == []
