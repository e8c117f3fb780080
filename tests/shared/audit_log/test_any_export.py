"""Whatever is done to an export: it is refused, or it still says the same."""

import json

from hypothesis import given
from hypothesis import strategies as st

from shared.audit_log.leaf import Leaf, NotALeaf, read_leaf
from shared.audit_log.verify_export import ExportRefused, verify_export
from tests.builders.exports import VKEY, MemoryLog

LOGS = {size: MemoryLog(size) for size in range(1, 20)}


@st.composite
def exports(draw: st.DrawFn) -> tuple[MemoryLog, list[str]]:
    log = LOGS[draw(st.sampled_from(sorted(LOGS)))]
    first = draw(st.integers(0, log.size))
    return log, log.export(first, draw(st.integers(first, log.size)))


def said(lines: list[str]) -> tuple[object, ...] | None:
    """Return what a good export says, None where it is refused."""
    try:
        verified = verify_export(lines, VKEY)
    except ExportRefused:
        return None
    return verified.checkpoint, verified.head.places, [json.loads(line) for line in lines[1:]]


@given(made=exports())
def test_every_export_proves_itself(made: tuple[MemoryLog, list[str]]) -> None:
    log, lines = made
    verified = verify_export(lines, VKEY)
    if verified.head.places[1] == log.size:
        assert verify_export(lines, VKEY, seen=[log.note()]).seen == 1


@given(made=exports(), data=st.data())
def test_lines_left_out_doubled_or_exchanged_are_found(made: tuple[MemoryLog, list[str]], data: st.DataObject) -> None:
    _, lines = made
    order = data.draw(st.lists(st.integers(0, len(lines) - 1), max_size=len(lines) + 2))
    changed = [lines[place] for place in order]
    assert changed == lines or said(changed) is None


@given(made=exports(), data=st.data())
def test_a_changed_character_is_found_or_says_the_same(made: tuple[MemoryLog, list[str]], data: st.DataObject) -> None:
    _, lines = made
    place = data.draw(st.integers(1, len(lines) - 1)) if len(lines) > 1 else 0
    at = data.draw(st.integers(0, len(lines[place]) - 1))
    letter = data.draw(st.sampled_from('0123456789abcdefZ"{}:,\\ \n') | st.characters())
    line = lines[place][:at] + letter + lines[place][at + 1 :]
    changed = [*lines[:place], line, *lines[place + 1 :]]
    if place:
        assert said(changed) in (None, said(lines))


@given(text=st.text() | st.from_regex(r"yangguang/audit/1 [0-9]+ [0-9]+ \S+ [0-9a-f]{64}\n"))
def test_a_leaf_is_read_only_as_it_is_written(text: str) -> None:
    try:
        leaf = read_leaf(text)
    except NotALeaf:
        return
    assert leaf.text == text


@given(
    index=st.integers(0, 10**12),
    unit=st.text("0123456789", min_size=2, max_size=6),
    body=st.binary(min_size=32, max_size=32),
)
def test_what_is_written_is_read(index: int, unit: str, body: bytes) -> None:
    leaf = Leaf(index, unit, LOGS[1].leaf(0).logged_at, body)

    assert read_leaf(leaf.text) == leaf
