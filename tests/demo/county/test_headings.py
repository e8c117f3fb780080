"""Headings: any order, none missing, none unknown, none twice; rows as long as the heading."""

from pathlib import Path

from services.demo.county.problems import Problem
from services.demo.county.reading import read_county
from tests.builders.counties import HAND_WRITTEN, CountyCopy
from tests.demo.county.test_refusals import problems_of


def test_a_misspelled_heading_is_answered_with_the_right_one(tmp_path: Path) -> None:
    CountyCopy(tmp_path).replace("household.csv", "户主姓名", "户主名")
    unknown, missing = problems_of(tmp_path)
    assert unknown == Problem("household.csv", 1, "户主名", "没有这一列，是不是“户主姓名”")
    assert missing == Problem("household.csv", 1, "户主姓名", "缺这一列，表头里应该有它")


def test_a_column_of_no_form_is_refused(tmp_path: Path) -> None:
    CountyCopy(tmp_path).replace("applications.csv", "guardian2_name", "guardian2_income")
    assert problems_of(tmp_path)[0].column == "guardian2_income"


def test_a_column_that_stands_twice_is_refused(tmp_path: Path) -> None:
    CountyCopy(tmp_path).replace("insurance.csv", "单位名称", "姓名")
    found = problems_of(tmp_path)
    assert Problem("insurance.csv", 1, "姓名", "这一列出现了两次，应该只有一次") in found


def test_a_row_with_a_cell_too_many_is_refused(tmp_path: Path) -> None:
    CountyCopy(tmp_path).replace("insurance.csv", ",202210", ",202210,")
    assert problems_of(tmp_path)[0] == Problem("insurance.csv", 3, "", "这一行应该有 4 列，现在是 5 列")


def test_a_file_that_is_not_utf8_is_refused_with_its_line(tmp_path: Path) -> None:
    text = (HAND_WRITTEN / "insurance.csv").read_text("utf-8")
    (CountyCopy(tmp_path).root / "insurance.csv").write_bytes(text.encode("gbk"))
    found = problems_of(tmp_path)[0]
    assert (found.file, found.line) == ("insurance.csv", 1)
    assert "UTF-8" in found.expected


def test_an_open_quote_is_refused_with_its_line(tmp_path: Path) -> None:
    CountyCopy(tmp_path).append("insurance.csv", '"140123')
    found = problems_of(tmp_path)[0]
    assert (found.file, found.line) == ("insurance.csv", 13)


def test_a_line_break_inside_quotes_does_not_shift_the_lines_after_it(tmp_path: Path) -> None:
    copy = CountyCopy(tmp_path)
    copy.append("insurance.csv", '140123201703059917,"王\n浩然",某厂,202301').append(
        "insurance.csv", "1,甲,某厂,202301"
    )
    assert [problem.line for problem in problems_of(tmp_path)] == [13, 15]


def test_an_empty_file_is_refused(tmp_path: Path) -> None:
    (CountyCopy(tmp_path).root / "insurance.csv").write_bytes(b"")
    assert "表头" in problems_of(tmp_path)[0].expected


def test_blank_lines_count_for_nothing(tmp_path: Path) -> None:
    CountyCopy(tmp_path).append("insurance.csv", "").append("insurance.csv", ",,,")
    assert read_county(tmp_path) == read_county(HAND_WRITTEN)


def test_two_lines_that_are_the_same_are_refused(tmp_path: Path) -> None:
    line = (HAND_WRITTEN / "insurance.csv").read_text("utf-8").splitlines()[1]
    CountyCopy(tmp_path).append("insurance.csv", line)
    assert problems_of(tmp_path) == (Problem("insurance.csv", 13, "", "和第 2 行重复，应该只有一行"),)


def test_one_person_may_stand_in_two_households(tmp_path: Path) -> None:
    line = (HAND_WRITTEN / "household.csv").read_text("utf-8-sig").splitlines()[3]
    CountyCopy(tmp_path).append("household.csv", line.replace("0001001", "0009009"))
    assert len(read_county(tmp_path).registries.household) == 38
