"""Tests of the small tables of a bundle."""

import pytest

from services.lottery.domain.procedure.tables import NotATable, read_ascending_table, read_table


def test_rows_are_read_under_their_header() -> None:
    assert read_table(b"a,b\n2,x\n1,\n", "a,b") == [("2", "x"), ("1", "")]
    assert read_table(b"a,b\n", "a,b") == []


@pytest.mark.parametrize("content", [b"", b"a,b", b"b,a\n", b"a,b\n1\n", b"a,b\n1,2,3\n", b"a,b\n\xff,1\n", b"a,b\r\n"])
def test_anything_else_is_no_table(content: bytes) -> None:
    with pytest.raises(NotATable):
        read_table(content, "a,b")


@pytest.mark.parametrize("content", [b"a,b\n2,x\n1,x\n", b"a,b\n1,x\n1,y\n"])
def test_some_tables_ascend(content: bytes) -> None:
    with pytest.raises(NotATable):
        read_ascending_table(content, "a,b")
    assert read_ascending_table(b"a,b\n10,x\n9,x\n", "a,b") == [("10", "x"), ("9", "x")]
