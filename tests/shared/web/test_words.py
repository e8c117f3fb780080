"""Dates, numbers and names as the ux guide writes them (section 7)."""

from datetime import UTC, date, datetime, timedelta

import pytest

from shared.web import grouping, masking, moments

SIX = datetime(2027, 6, 25, 10, tzinfo=UTC)


def test_moments_are_written_in_the_time_of_china() -> None:
    assert moments.moment(SIX) == "6月25日 18:00"
    assert moments.moment(datetime(2027, 6, 18, 0, tzinfo=UTC)) == "6月18日 8:00"
    assert moments.stamp(datetime(2027, 6, 24, 2, 31, 8, tzinfo=UTC)) == "2027年6月24日 10:31:08"
    assert moments.day(datetime(2027, 6, 24, 16, tzinfo=UTC)) == "6月25日"
    assert moments.machine_time(SIX) == "2027-06-25T18:00:00+08:00"


@pytest.mark.parametrize(
    ("apart", "words"),
    [(-1, "昨天 18:00"), (0, "今天 18:00"), (1, "明天 18:00"), (2, "6月25日 18:00"), (-2, "6月25日 18:00")],
)
def test_near_days_have_names(apart: int, words: str) -> None:
    assert moments.near(SIX, SIX - timedelta(days=apart)) == words


@pytest.mark.parametrize(
    ("seconds", "words"),
    [
        (2 * 86400 + 3 * 3600 + 59, "2 天 3 小时"),
        (86400, "1 天"),
        (3 * 3600 + 20 * 60, "3 小时 20 分钟"),
        (300, "5 分钟"),
        (20, "1 分钟"),
        (0, ""),
    ],
)
def test_what_is_left_has_two_units(seconds: int, words: str) -> None:
    assert moments.left(SIX, SIX - timedelta(seconds=seconds)) == words


def test_spans_of_days_and_of_moments() -> None:
    assert moments.span(date(2027, 5, 20), date(2027, 6, 10)) == "5月20日到6月10日"
    assert moments.span(datetime(2027, 6, 18, 0, tzinfo=UTC), SIX) == "6月18日 8:00 到 6月25日 18:00"


@pytest.mark.parametrize(
    ("name", "masked"), [("叶青", "叶*"), ("陈子浩", "陈*浩"), ("欧阳小明", "欧**明"), ("叶", "叶"), ("", "")]
)
def test_names_are_masked(name: str, masked: str) -> None:
    assert masking.masked_name(name) == masked


def test_phones_and_numbers_are_masked() -> None:
    assert masking.masked_phone("13900000521") == "139****0521"
    assert masking.masked_phone("0351555") == "*******"
    assert masking.number_tail("140199202103129926") == "尾号 9926"
    assert masking.number_tail("") == "没有号码"


def test_numbers_stand_in_groups() -> None:
    assert grouping.in_groups("295570855375") == "2955 7085 5375"
    assert grouping.in_groups("ABCDEFGHJKLMNPQR7") == "ABCD EFGH JKLM NPQR 7"
    assert grouping.split_identity_number("140199202103120072") == "140199　2021 0312　0072"
    assert grouping.split_identity_number("A1") == "A1"
    assert grouping.ticket_start("be5634702ee6c987") == "be56 3470 2ee6"
    assert grouping.dialled("0351-555 0199") == "03515550199"
    assert grouping.thousands(1240) == "1,240"


def test_a_fingerprint_has_four_rows_of_four_groups() -> None:
    rows = grouping.fingerprint_rows("0123456789abcdef" * 4)
    assert rows == [["0123", "4567", "89ab", "cdef"]] * 4
    with pytest.raises(ValueError, match="64"):
        grouping.fingerprint_rows("ab")
