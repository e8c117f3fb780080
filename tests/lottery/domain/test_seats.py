"""Tests of the seats of an announcement."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.lottery.domain.errors import Refused
from services.lottery.domain.seats import Seat, read_seats

CODE = st.text("0189ASZ", min_size=1, max_size=3)


def code_of(*rows: tuple[str, ...]) -> str:
    with pytest.raises(Refused) as refused:
        read_seats(rows)
    return refused.value.code


@given(st.sets(st.tuples(CODE, CODE), max_size=6))
def test_seats_in_ascending_order_are_accepted_in_that_order_only(lots: set[tuple[str, str]]) -> None:
    rows = [(school, category, "1", "校") for school, category in sorted(lots)]
    assert read_seats(rows) == tuple(Seat(*lot, 1, "校") for lot in sorted(lots))
    if len(rows) > 1:
        assert code_of(*reversed(rows)) == "SEATS_ORDER"


@pytest.mark.parametrize("row", [("s", "ALL", "1", ""), ("S", "", "1", ""), ("S", "ALL", "1000000000", "")])
def test_a_wrong_seat_is_refused_before_the_order(row: tuple[str, ...]) -> None:
    assert code_of(("Z", "ALL", "1", ""), row) == "SEATS"


def test_a_lot_occurs_once() -> None:
    assert code_of(("S", "ALL", "1", "甲"), ("S", "ALL", "2", "乙")) == "SEATS"
