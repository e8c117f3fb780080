"""The file of a school's list: what a school needs, no more, and no cell that an office program would run."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.registration.domain.school_list import HEADINGS, ITEMS, Admitted, csv_of


def child(**items: str) -> Admitted:
    return Admitted("430612345678", "P01", "ALL", b"c" * 32, (), items)


def read(written: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(written.decode("utf-8-sig"), newline="")))


def test_the_file_has_what_a_school_needs() -> None:
    written = csv_of(
        [child(name="林知夏", gender="2", birth_date="20170312", guardian1_name="周敏")], genders={"2": "女"}
    )
    heading, row = read(written)
    assert tuple(heading) == HEADINGS
    assert row == ["430612345678", "P01", "ALL", "林知夏", "女", "20170312", "周敏", ""]
    assert len(ITEMS) == 5


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_no_cell_is_a_formula(start: str) -> None:
    assert read(csv_of([child(name=f"{start}cmd")], genders={}))[1][3] == f"'{start}cmd"


@given(st.text(alphabet=st.characters(exclude_categories=["Cs"], exclude_characters="\x00\r"), max_size=30))
def test_any_name_comes_back_and_is_no_formula(name: str) -> None:
    cell = read(csv_of([child(name=name)], genders={}))[1][3]
    assert cell.removeprefix("'") == name.removeprefix("'") or cell == name
    assert not cell.startswith(("=", "+", "-", "@", "\t"))
