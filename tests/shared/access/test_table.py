"""The table: what can be read as one, and what cannot."""

import pytest

from shared.access.errors import TableIsWrong
from shared.access.table import COLUMNS, AccessTable, Row

HEADER = ",".join(COLUMNS)
NOBODY = "," * (len(COLUMNS) - 2)


def test_a_row_names_who_may_call_a_route() -> None:
    table = AccessTable.read([HEADER, "GET,/cases/{unit},,,y,,y,,,,,", "GET,/,y,,,,,,,,,"])
    assert table.rows["GET", "/cases/{unit}"] == Row(False, False, True, frozenset({"unit_clerk"}))
    assert table.rows["GET", "/"].public
    assert table.names_staff
    assert not table.without([("GET", "/cases/{unit}")]).names_staff
    with pytest.raises(KeyError):
        table.without([("GET", "/elsewhere")])


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        (f"GET,/nobody{NOBODY}", "never nobody"),
        ("GET,/both,y,y,,,,,,,,", "either public or somebody"),
        ("GET,/no-answer,no,,,,,,,,,", "not a row"),
        ("GET,/short,y", "not a row"),
        ("FETCH,/,y,,,,,,,,,", "not a route"),
        ("GET,cases,y,,,,,,,,,", "not a route"),
    ],
)
def test_what_is_no_row_is_named(line: str, fault: str) -> None:
    with pytest.raises(TableIsWrong, match=fault):
        AccessTable.read([HEADER, line])


def test_a_route_stands_there_once_and_the_columns_are_these() -> None:
    with pytest.raises(TableIsWrong, match="twice"):
        AccessTable.read([HEADER, "GET,/,y,,,,,,,,,", "GET,/,y,,,,,,,,,"])
    with pytest.raises(TableIsWrong, match="the columns are"):
        AccessTable.read(["method,path,public"])
