"""Inclusion and consistency proofs: which ranges of leaves make them, and how they are checked (RFC 6962, 2.1)."""

from collections.abc import Sequence

from shared.audit_log.tree import node_hash

Span = tuple[int, int]
"""The leaves from the first up to, not including, the second."""


def inclusion_spans(index: int, size: int) -> list[Span]:
    """Return the ranges whose roots prove that leaf `index` is in a tree of `size` leaves, from the leaf upwards."""
    if not 0 <= index < size:
        raise ValueError("no such leaf in this tree")
    start, end = 0, size
    spans = []
    while end - start > 1:
        middle = start + _left(end - start)
        if index < middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((start, middle))
            start = middle
    return spans[::-1]


def consistency_spans(first: int, second: int) -> list[Span]:
    """Return the ranges whose roots prove that the tree of `first` leaves is the beginning of that of `second`."""
    if not 0 < first <= second:
        raise ValueError("the earlier tree has a leaf, and no more leaves than the later")
    start, end = 0, second
    spans = []
    while end != first:
        middle = start + _left(end - start)
        if first <= middle:
            spans.append((middle, end))
            end = middle
        else:
            spans.append((start, middle))
            start = middle
    return ([(start, end)] if start else []) + spans[::-1]


def inclusion_holds(leaf: bytes, place: Span, proof: Sequence[bytes], root: bytes) -> bool:
    """Say whether `proof` leads from the hash of a leaf to the root; `place` is (index, size) (RFC 9162, 2.1.3.2)."""
    index, size = place
    if not 0 <= index < size:
        return False
    last = size - 1
    result = leaf
    for sibling in proof:
        if last == 0:
            return False
        if index & 1 or index == last:
            result = node_hash(sibling, result)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            result = node_hash(result, sibling)
        index, last = index >> 1, last >> 1
    return last == 0 and result == root


def consistency_holds(sizes: Span, roots: tuple[bytes, bytes], proof: Sequence[bytes]) -> bool:
    """Say whether the first tree is the beginning of the second (RFC 9162, 2.1.4.2)."""
    first, second = sizes
    if first == second:
        return not proof and roots[0] == roots[1]
    if not 0 < first < second:
        return False
    path = list(proof) if first & (first - 1) else [roots[0], *proof]
    if not path:
        return False
    return _both_roots(first - 1, second - 1, path) == roots


def _both_roots(index: int, last: int, path: list[bytes]) -> tuple[bytes, bytes] | None:
    while index & 1:
        index, last = index >> 1, last >> 1
    older = newer = path[0]
    for sibling in path[1:]:
        if last == 0:
            return None
        if index & 1 or index == last:
            older, newer = node_hash(sibling, older), node_hash(sibling, newer)
            while not index & 1 and index:
                index, last = index >> 1, last >> 1
        else:
            newer = node_hash(newer, sibling)
        index, last = index >> 1, last >> 1
    return (older, newer) if last == 0 else None


def _left(leaves: int) -> int:
    """Return how many of the leaves stand in the left subtree: the largest power of two below their number."""
    return 1 << ((leaves - 1).bit_length() - 1)
