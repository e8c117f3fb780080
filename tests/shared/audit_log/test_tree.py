import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from shared.audit_log.compact_range import CompactRange
from shared.audit_log.proofs import consistency_holds, consistency_spans, inclusion_holds, inclusion_spans
from shared.audit_log.tree import EMPTY_ROOT, covering, folded, leaf_hash
from tests.shared.audit_log.naive_tree import mth, path, proof

VECTORS = json.loads((Path(__file__).parents[2] / "vectors/crypto/rfc6962_merkle.json").read_text())
ENTRIES = [bytes.fromhex(one) for one in VECTORS["leaf_inputs"]]
sizes = st.integers(1, 70)


def entries(size: int) -> list[bytes]:
    return [b"%d" % number for number in range(size)]


def grown(size: int) -> CompactRange:
    tree = CompactRange()
    for entry in entries(size):
        tree.add(leaf_hash(entry))
    return tree


def roots(spans: list[tuple[int, int]], size: int) -> list[bytes]:
    return [mth(entries(size)[start:end]) for start, end in spans]


@pytest.mark.parametrize("size", range(len(ENTRIES) + 1))
def test_the_published_vectors(size: int) -> None:
    tree = CompactRange()
    for entry in ENTRIES[:size]:
        tree.add(leaf_hash(entry))
    assert tree.root.hex() == VECTORS["roots_by_size"][size]


def test_no_leaves_have_the_root_of_nothing() -> None:
    assert CompactRange().root == EMPTY_ROOT


@given(size=st.integers(0, 200))
def test_the_growing_tree_is_that_of_the_rfc(size: int) -> None:
    assert grown(size).root == mth(entries(size))


@given(size=sizes, data=st.data())
def test_inclusion_proofs_are_those_of_the_rfc_and_hold(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    made = roots(inclusion_spans(index, size), size)
    assert made == path(index, entries(size))
    assert inclusion_holds(leaf_hash(entries(size)[index]), (index, size), made, mth(entries(size)))


@given(size=sizes, data=st.data())
def test_an_inclusion_proof_holds_for_nothing_else(size: int, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    leaf, root, made = leaf_hash(entries(size)[index]), mth(entries(size)), path(index, entries(size))
    other = data.draw(st.integers(-1, size).filter(lambda one: one != index))
    assert not inclusion_holds(leaf_hash(b"another"), (index, size), made, root)
    assert not inclusion_holds(leaf, (other, size), made, root)
    assert not inclusion_holds(leaf, (index, size), [*made, root], root)
    assert not (made and inclusion_holds(leaf, (index, size), made[:-1], root))
    assert not inclusion_holds(leaf, (index, size), made, leaf_hash(b"another"))


@given(second=sizes, data=st.data())
def test_consistency_proofs_are_those_of_the_rfc_and_hold(second: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(1, second))
    made = roots(consistency_spans(first, second), second)
    assert made == proof(first, entries(second))
    assert consistency_holds((first, second), (mth(entries(first)), mth(entries(second))), made)


@given(second=sizes, data=st.data())
def test_a_consistency_proof_holds_for_no_other_history(second: int, data: st.DataObject) -> None:
    first = data.draw(st.integers(1, second))
    older, newer, made = mth(entries(first)), mth(entries(second)), proof(first, entries(second))
    assert not consistency_holds((first, second), (mth([*entries(first)[:-1], b"changed"]), newer), made)
    assert not consistency_holds((first, second), (older, mth([b"changed", *entries(second)])), made)
    assert not consistency_holds((first, second), (older, newer), [*made, newer])
    assert not consistency_holds((second + 1, second), (older, newer), made)
    assert not consistency_holds((0, second), (EMPTY_ROOT, newer), made)
    assert not (made and consistency_holds((first, second), (older, newer), made[:-1]))


@given(size=st.integers(0, 300), data=st.data())
def test_a_range_goes_on_from_the_hashes_of_what_is_left_of_it(size: int, data: st.DataObject) -> None:
    first, beyond = sorted(data.draw(st.tuples(st.integers(0, size), st.integers(0, size))))
    left = [mth(entries(size)[place << level : (place + 1) << level]) for level, place in covering(0, first)]
    tree = CompactRange(first, left)
    for entry in entries(size)[first:beyond]:
        tree.add(leaf_hash(entry))
    assert tree.root == mth(entries(beyond))
    for level, place in covering(beyond, size):
        tree.add(mth(entries(size)[place << level : (place + 1) << level]), level)
    assert (tree.size, tree.root) == (size, mth(entries(size)))


@given(size=st.integers(1, 300))
def test_the_root_is_folded_from_the_complete_subtrees(size: int) -> None:
    parts = [mth(entries(size)[place << level : (place + 1) << level]) for level, place in covering(0, size)]
    assert folded(parts) == mth(entries(size))


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="no such leaf"):
        inclusion_spans(3, 3)
    with pytest.raises(ValueError, match="earlier tree"):
        consistency_spans(0, 3)
    with pytest.raises(ValueError, match="one hash"):
        CompactRange(3, [EMPTY_ROOT])
    with pytest.raises(ValueError, match="no subtree"):
        grown(3).add(EMPTY_ROOT, 1)
