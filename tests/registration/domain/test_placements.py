"""The placements file of the lottery is read whole or refused."""

import pytest

from services.registration.domain.placement_words import placement_headline, result_words
from services.registration.domain.placements import Placement, PlacementsUnreadable, parse_placements
from tests.builders.registration import a_unit

HEADER = b"app_no,school,category,status,wait\n"


def test_rows_are_read() -> None:
    rows = parse_placements(HEADER + b"1001,P01,ALL,ADMIT,\n1002,P01,ALL,WAIT,23\n")
    assert rows == (Placement("1001", "P01", "ALL", "ADMIT", None), Placement("1002", "P01", "ALL", "WAIT", 23))
    assert parse_placements(HEADER) == ()


@pytest.mark.parametrize(
    "content", [b"", b"app_no\n", HEADER + b"1001,P01\n", HEADER + b"1,P,A,LUCKY,\n", HEADER + b"1,P,A,WAIT,x\n"]
)
def test_anything_else_is_refused(content: bytes) -> None:
    with pytest.raises(PlacementsUnreadable):
        parse_placements(content)


@pytest.mark.parametrize(
    ("status", "words", "headline"),
    [
        ("ADMIT", "录取", "录取了：P01学校。"),
        ("MOVEUP", "递补录取", "录取了：P01学校。"),
        ("WAIT", "候补第 23 位", "这次没有派中，P01学校候补第 23 位。"),
        ("ELSE", "没有派到这一所", "这次没有派中。"),
        ("STRUCK", "已经退出", "这份报名已经退出派位。"),
    ],
)
def test_a_result_is_said_in_plain_words(status: str, words: str, headline: str) -> None:
    row = Placement("1001", "P01", "ALL", status, 23 if status == "WAIT" else None)
    assert result_words(row) == words
    assert placement_headline((row,), a_unit()) == headline
