"""Both languages say everything: no phrase is empty, and the same values go into both."""

import csv
import re
from datetime import UTC, datetime
from importlib.resources import files
from string import Formatter

import pytest

from services.lottery.web.tongue import EN, TONGUES, ZH

ROWS = list(csv.DictReader(files("services.lottery.web").joinpath("phrases.csv").read_text("utf-8").splitlines()))
CHINESE = re.compile("[一-龥]")


def names_in(phrase: str) -> set[str]:
    """The values that a phrase takes."""
    return {name for _, name, _, _ in Formatter().parse(phrase) if name}


@pytest.mark.parametrize("row", ROWS, ids=[row["key"] for row in ROWS])
def test_a_phrase_says_the_same_in_both(row: dict[str, str]) -> None:
    assert row["zh"]
    assert row["en"]
    assert names_in(row["zh"]) == names_in(row["en"])
    assert not CHINESE.search(row["en"])


def test_every_key_stands_once() -> None:
    keys = [row["key"] for row in ROWS]
    assert sorted(set(keys)) == sorted(keys)
    assert set(TONGUES) == {"zh", "en"}


def test_a_value_left_out_is_a_fault() -> None:
    with pytest.raises(KeyError):
        EN("step.of")


def test_times_are_those_of_china() -> None:
    moment = datetime(2027, 7, 13, 7, 5, tzinfo=UTC)
    assert (ZH.moment(moment), EN.moment(moment)) == ("7月13日 15:05", "13 July, 15:05")
    assert (ZH.with_weekday(moment), EN.with_weekday(moment)) == ("7月13日（周二）15:05", "Tuesday 13 July, 15:05")
    assert EN.span(moment, moment) == "13 July, 15:05 to 13 July, 15:05"
