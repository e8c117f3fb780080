"""XLSX: text as text, dates as dates, and identity numbers that were typed as numbers refused, not repaired."""

from datetime import datetime
from pathlib import Path

import pytest
import xlsxwriter

from services.demo.county.columns import ROUNDED
from services.demo.county.problems import Problem
from services.demo.county.reading import read_county
from services.demo.county.sheets import Unreadable
from services.demo.county.xlsx_sheets import read_xlsx
from tests.builders.counties import HAND_WRITTEN, CountyCopy
from tests.demo.county.test_refusals import problems_of

HEADINGS = ("证件号码", "姓名", "单位名称", "缴费年月")
PAYER = "141122198605309919"


def workbook(path: Path, rows: list[tuple[object, ...]]) -> None:
    with xlsxwriter.Workbook(str(path)) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate((HEADINGS, *rows)):
            for column, value in enumerate(row):
                sheet.write(number, column, value)


def with_insurance(root: Path, rows: list[tuple[object, ...]]) -> Path:
    (CountyCopy(root).root / "insurance.csv").unlink()
    workbook(root / "insurance.xlsx", rows)
    return root


def test_the_same_rows_give_the_same_county(tmp_path: Path) -> None:
    lines = (HAND_WRITTEN / "insurance.csv").read_text("utf-8").splitlines()[1:]
    with_insurance(tmp_path, [tuple(line.split(",")) for line in lines])
    assert read_county(tmp_path) == read_county(HAND_WRITTEN)


def test_a_month_typed_as_a_number_is_the_month(tmp_path: Path) -> None:
    with_insurance(tmp_path, [(PAYER, "陈斌", "某厂", 202301)])
    assert read_county(tmp_path).registries.insurance[0].month == "202301"


def test_an_identity_number_typed_as_a_number_is_refused(tmp_path: Path) -> None:
    with_insurance(tmp_path, [(int(PAYER), "陈斌", "某厂", "202301")])
    assert problems_of(tmp_path) == (Problem("insurance.xlsx", 2, "证件号码", ROUNDED),)


def test_a_rounded_number_kept_as_text_is_recognised(tmp_path: Path) -> None:
    with_insurance(tmp_path, [("141122198605309000", "陈斌", "某厂", "202301")])
    assert problems_of(tmp_path) == (Problem("insurance.xlsx", 2, "证件号码", ROUNDED),)


def test_an_amount_where_text_belongs_is_refused(tmp_path: Path) -> None:
    with_insurance(tmp_path, [(PAYER, 0.5, "某厂", "202301")])
    assert problems_of(tmp_path)[0].column == "姓名"


def test_a_file_in_both_formats_is_refused(tmp_path: Path) -> None:
    workbook(CountyCopy(tmp_path).root / "insurance.xlsx", [])
    assert problems_of(tmp_path) == (Problem("insurance.csv", 0, "", "insurance.csv 和 insurance.xlsx 应该只留一个"),)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 not a workbook", b"\xd0\xcf\x11\xe0 old format"])
def test_what_is_no_workbook_is_unreadable(content: bytes) -> None:
    with pytest.raises(Unreadable):
        read_xlsx("x.xlsx", content)


def test_dates_and_answers_become_text(tmp_path: Path) -> None:
    path = tmp_path / "x.xlsx"
    with xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd"}) as book:
        sheet = book.add_worksheet()
        sheet.write_row(0, 0, ("日期", "是否", ""))
        sheet.write_datetime(1, 0, datetime(2020, 2, 29))  # noqa: DTZ001  # a cell has no time zone
        sheet.write_boolean(1, 1, boolean=True)
    assert read_xlsx("x.xlsx", path.read_bytes()).rows[0].cells == ("2020-02-29", "是")
