"""A result is said in plain words, the fact first."""

import pytest

from services.registration.domain.placement_words import placement_headline, result_words
from services.registration.domain.placements import Placement
from tests.builders.registration import a_unit


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
