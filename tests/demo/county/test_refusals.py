"""A wrong county is refused with file, line, column and what was expected, before anything starts."""

from pathlib import Path

import pytest

from services.demo.county.problems import MOST_SHOWN, CountyRefused, Problem
from services.demo.county.reading import read_county
from tests.builders.counties import CountyCopy

WANG = "140123201703059917"
SPOILED = (
    ("household.csv", WANG, WANG[:-1] + "8", 4, "公民身份号码", "校验不对"),
    ("household.csv", WANG, WANG[:-2], 4, "公民身份号码", "18 位"),
    ("household.csv", WANG, "140123201713059917", 4, "公民身份号码", "真实的出生日期"),
    ("household.csv", WANG, "1.40123E+17", 4, "公民身份号码", "存成文本"),
    ("household.csv", ",20170305,", ",20170231,", 4, "出生日期", "真实的日期"),
    ("household.csv", ",子,", ",大儿,", 4, "与户主关系", "其中之一"),
    ("household.csv", ",男,19880412", ",丁,19880412", 2, "性别", "应该是男或女"),
    ("property.csv", "2018-05-04", "2018年的5月", 2, "登记日期", "真实的日期"),
    ("insurance.csv", ",202210", ",202213", 3, "缴费年月", "年月"),
    ("schools.csv", ",public,", ",公办,", 2, "kind", "public、private"),
    ("schools.csv", ",ALL,30,", ",ALL,三十,", 2, "seats", "整数"),
    ("schools.csv", "2114000911", "育英", 5, "school_code", "数字或大写字母"),
    ("applications.csv", "20170305", "20170332", 2, "birth_date", "真实的日期"),
    ("applications.csv", "居民身份证", "身分证", 2, "id_type", "居民身份证"),
    ("applications.csv", ",2114000911,", ",2114000999,", 2, "choice1_school", "schools.csv"),
    ("applications.csv", "2114000912,DAY", "2114000912,NIGHT", 2, "choice2_category", "没有这个类别"),
    ("applications.csv", ",03a\n", ",03x\n", 5, "together_with", "另一个孩子的 ref"),
    ("applications.csv", ",03a\n", ",03b\n", 5, "together_with", "自己的 ref"),
    ("applications.csv", ",03a\n", ",01\n", 5, "together_with", "志愿要完全一样"),
    ("applications.csv", "Z990000001", "990000001", 10, "id_number", "出生医学证明编号"),
    ("faults.csv", ",once", ",sometimes", 3, "fault", "其中之一"),
    ("papers.csv", "09,return,孩子的姓名和户口簿上不一样，请照户口簿改过来再提交", "09,return,", 2, "reason", "理由"),
    ("papers.csv", "09,", "99,", 2, "ref", "applications"),
    ("unit.toml", '"140123"', '"1401"', 2, "unit_code", "6 位数字"),
    ("unit.toml", '"小学"', '"高中"', 4, "stage", "小学"),
    ("unit.toml", "born_to = 2017-08-31", "born_to = 2015-08-31", 7, "born_to", "born_from"),
    ("unit.toml", '"HOUSEHOLD_IN_UNIT"', '"RICH"', 13, "tiers facts", "HOUSEHOLD_IN_UNIT"),
    ("unit.toml", "tier = 2", "tier = 0", 16, "tiers tier", "一个比一个大"),
    ("unit.toml", "phone =", "telephone =", 8, "telephone", "phone"),
    ("unit.toml", "2016-09-01", "2016-09-", 6, "", "TOML"),
)


def problems_of(root: Path) -> tuple[Problem, ...]:
    with pytest.raises(CountyRefused) as refused:
        read_county(root)
    return refused.value.problems


@pytest.mark.parametrize(("file", "old", "new", "line", "column", "expected"), SPOILED)
def test_a_spoiled_cell_is_named(
    tmp_path: Path, file: str, old: str, new: str, line: int, column: str, expected: str
) -> None:
    CountyCopy(tmp_path).replace(file, old, new)
    first = problems_of(tmp_path)[0]
    assert (first.file, first.line, first.column) == (file, line, column)
    assert expected in first.expected


def test_what_stands_in_a_cell_is_not_repeated(tmp_path: Path) -> None:
    CountyCopy(tmp_path).replace("household.csv", WANG, WANG[:-1] + "8")
    with pytest.raises(CountyRefused) as refused:
        read_county(tmp_path)
    assert WANG[:-1] not in refused.value.sentence


def test_a_missing_file_is_named(tmp_path: Path) -> None:
    (CountyCopy(tmp_path).root / "insurance.csv").unlink()
    assert problems_of(tmp_path)[0] == Problem("insurance.csv", 0, "", "缺这个文件，或者它读不了")


def test_every_problem_is_said_at_once(tmp_path: Path) -> None:
    copy = CountyCopy(tmp_path).replace("household.csv", ",20170305,", ",20170231,")
    copy.replace("property.csv", "2018-05-04", "昨天").replace("unit.toml", '"140123"', '"1"')
    assert [problem.file for problem in problems_of(tmp_path)] == ["unit.toml", "household.csv", "property.csv"]


def test_at_most_twenty_are_shown(tmp_path: Path) -> None:
    copy = CountyCopy(tmp_path)
    for _ in range(MOST_SHOWN + 5):
        copy.append("insurance.csv", "1,无名氏,某厂,202301")
    with pytest.raises(CountyRefused) as refused:
        read_county(tmp_path)
    assert len(refused.value.problems) == MOST_SHOWN + 5
    assert "还有 5 处" in refused.value.sentence
    assert refused.value.sentence.count("insurance.csv") == MOST_SHOWN
