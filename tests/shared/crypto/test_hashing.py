"""Two different sequences of parts never give the same bytes to hash."""

import hashlib

from hypothesis import assume, given
from hypothesis import strategies as st

from shared.crypto.hashing import keyed_hash, sha256_hex, tagged_hash

parts = st.lists(st.binary(max_size=12), max_size=4)


@given(parts, parts)
def test_where_a_part_ends_matters(left: list[bytes], right: list[bytes]) -> None:
    assume(left != right)
    assert tagged_hash("t/1", *left) != tagged_hash("t/1", *right)
    assert keyed_hash(b"k" * 32, "t/1", *left) != keyed_hash(b"k" * 32, "t/1", *right)


@given(parts)
def test_the_tag_and_the_key_keep_uses_apart(some: list[bytes]) -> None:
    assert tagged_hash("a/1", *some) != tagged_hash("a/2", *some)
    assert keyed_hash(b"a" * 32, "a/1", *some) != keyed_hash(b"b" * 32, "a/1", *some)


@given(st.binary())
def test_the_plain_hash_is_that_of_the_specification(content: bytes) -> None:
    assert sha256_hex(content) == hashlib.sha256(content).hexdigest()
