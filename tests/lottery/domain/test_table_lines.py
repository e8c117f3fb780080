"""Tests of lines written many at once."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from services.lottery.domain.table_lines import characters, decimals, hexadecimals, joined

CODES = st.text("0123456789ABCXYZ", max_size=24).map(str.encode)
ROWS = st.lists(st.tuples(CODES, st.integers(0, 10**9), st.binary(min_size=32, max_size=32)), min_size=1, max_size=9)


@given(ROWS)
def test_lines_are_those_that_a_loop_writes(rows: list[tuple[bytes, int, bytes]]) -> None:
    codes, numbers, digests = zip(*rows, strict=True)
    written = joined(
        (
            characters(np.array(codes, dtype=np.bytes_)),
            decimals(np.array(numbers, dtype=np.int64)),
            hexadecimals(np.frombuffer(b"".join(digests), dtype=np.uint8).reshape(-1, 32)),
        )
    )
    by_loop = [b"%b,%b,%b\n" % (code, b"%d" % n if n else b"", one.hex().encode()) for code, n, one in rows]
    assert written == b"".join(by_loop)


def test_a_number_at_the_edge_of_a_power_keeps_all_its_digits() -> None:
    numbers = np.array([0, 9, 10, 99, 100, 999_999_999], dtype=np.int64)
    assert joined((decimals(numbers),)) == b"\n9\n10\n99\n100\n999999999\n"
