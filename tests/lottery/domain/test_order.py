"""Tests of the one total order."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from services.lottery.domain.draw import accept
from services.lottery.domain.order import rank_of_rows, sorted_rows, units_of_children
from services.lottery.domain.rules import GroupBoundary, Mechanism
from services.lottery.domain.tickets import Tickets
from tests.builders.draw_files import child, drawn

BEGINNING = st.sampled_from([b"\x00" * 8, b"\x7f" * 8, b"\x80" + b"\x00" * 7, b"\xff" * 8])
ENDING = st.sampled_from([b"\x00" * 24, b"\x00" * 23 + b"\x01", b"\xff" * 24])
ROWS = st.lists(
    st.tuples(st.integers(0, 2), st.integers(0, 3), BEGINNING, ENDING, st.integers(0, 3)), min_size=1, max_size=30
)
TWINS = [*child("1001", "S01", group="1001"), *child("1002", "S01", "S02"), *child("1003", "S01", group="1001", tier=1)]


def order_of(rows: list[tuple[int, int, bytes, bytes, int]]) -> list[int]:
    lot, rank, begins, ends, unit = zip(*rows, strict=True)
    joined = b"".join(begin + end for begin, end in zip(begins, ends, strict=True))
    tickets = Tickets(np.frombuffer(joined, np.uint8).reshape(-1, 32), np.arange(len(rows)))
    found = sorted_rows(np.array(lot), np.array(rank), tickets, np.array(unit))
    return [int(row) for row in found]


@given(ROWS, st.sampled_from([0, 1000]))
def test_rows_are_sorted_by_lot_rank_whole_ticket_unit_and_place(
    rows: list[tuple[int, int, bytes, bytes, int]], first_lot: int
) -> None:
    moved = [(lot + first_lot, *rest) for lot, *rest in rows]
    keys = [(lot, rank, begin + end, unit, place) for place, (lot, rank, begin, end, unit) in enumerate(rows)]
    assert order_of(moved) == [key[-1] for key in sorted(keys)]  # type: ignore[arg-type]  # rest keeps its types


@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_input_does_not_matter(rows: list[tuple[int, int, bytes, bytes, int]], chance: object) -> None:
    shuffled = list(rows)
    chance.shuffle(shuffled)  # type: ignore[attr-defined]  # a Random made by hypothesis
    assert [shuffled[row] for row in order_of(shuffled)] == [rows[row] for row in order_of(rows)]


def test_a_group_is_one_unit_unless_it_is_split() -> None:
    files = drawn(TWINS)
    roster = accept(files.roster, files.draw, files.seed).roster
    assert units_of_children(roster, GroupBoundary.ADMIT).tolist() == [0, 1, 0]
    assert units_of_children(roster, GroupBoundary.SPLIT).tolist() == [0, 1, 2]


def test_the_choice_stands_before_the_tier_where_first_choices_come_first() -> None:
    files = drawn([*child("1001", "S01", "S02", tier=3), *child("1002", "S01", tier=0)])
    roster = accept(files.roster, files.draw, files.seed).roster
    assert rank_of_rows(roster, Mechanism.IMMEDIATE).tolist() == [13, 23, 10]
    assert rank_of_rows(roster, Mechanism.DEFERRED).tolist() == [3, 3, 0]
