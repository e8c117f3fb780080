"""The age window flags and never blocks."""

from datetime import date

import pytest

from services.registration.domain.age import age_flag, age_sentence
from tests.builders.registration import a_unit


@pytest.mark.parametrize(
    ("born", "flag"),
    [
        (date(2016, 8, 31), "OLDER_THAN_WINDOW"),
        (date(2016, 9, 1), None),
        (date(2017, 8, 31), None),
        (date(2017, 9, 1), "YOUNGER_THAN_WINDOW"),
    ],
)
def test_both_ends_of_the_window_are_inside(born: date, flag: str | None) -> None:
    assert age_flag(born, a_unit()) == flag


def test_the_sentences_ask_for_no_proof_and_refuse_nobody() -> None:
    assert "不用开任何证明" in age_sentence("OLDER_THAN_WINDOW", a_unit())
    younger = age_sentence("YOUNGER_THAN_WINDOW", a_unit())
    assert "2017年8月31日" in younger
    assert "工作人员看过以后告诉您" in younger
