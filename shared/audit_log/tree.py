"""Merkle tree hashing with SHA-256 (RFC 6962, section 2.1), and which subtrees make up a range of leaves."""

import hashlib
from collections.abc import Iterator, Sequence

EMPTY_ROOT = hashlib.sha256(b"").digest()


def leaf_hash(data: bytes) -> bytes:
    """Return the hash of one leaf."""
    return hashlib.sha256(b"\x00" + data).digest()


def node_hash(left: bytes, right: bytes) -> bytes:
    """Return the hash of two subtrees."""
    return hashlib.sha256(b"\x01" + left + right).digest()


def complete_hash(hashes: Sequence[bytes]) -> bytes:
    """Return the root above 1, 2, 4, 8 … subtrees of one size."""
    level = list(hashes)
    while len(level) > 1:
        level = [node_hash(level[place], level[place + 1]) for place in range(0, len(level), 2)]
    return level[0]


def folded(hashes: Sequence[bytes]) -> bytes:
    """Return the root above subtrees that get smaller from left to right, as `covering` gives them from the left."""
    if not hashes:
        return EMPTY_ROOT
    root = hashes[-1]
    for left in reversed(hashes[:-1]):
        root = node_hash(left, root)
    return root


def covering(start: int, end: int) -> Iterator[tuple[int, int]]:
    """Give the fewest complete subtrees over the leaves start … end - 1 as (level, position), from the left."""
    while start < end:
        level = (end - start).bit_length() - 1
        if start:
            level = min(level, (start & -start).bit_length() - 1)
        yield level, start >> level
        start += 1 << level
