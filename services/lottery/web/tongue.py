"""The two languages of a draw's public pages: Chinese for the families, English for auditors from outside.

One table of phrases (phrases.csv) holds both, side by side, so that neither says less than the other.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from importlib.resources import files
from typing import Literal

from shared.clock import CHINA
from shared.web.moments import clock_time, day, moment

WEEKDAYS = "一二三四五六日"
MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
Code = Literal["zh", "en"]


@dataclass(frozen=True)
class Tongue:
    """One language: its phrases by key, and how it writes times."""

    code: Code
    phrases: Mapping[str, str] = field(repr=False, compare=False, hash=False)

    def __call__(self, key: str, **values: object) -> str:
        """Return a phrase with its values put in; raise KeyError for an unknown one or a value left out."""
        return self.phrases[key].format(**values)

    def moment(self, value: datetime) -> str:
        """Return `7月13日 15:00` or `13 July, 15:00`, always in China's time."""
        return moment(value) if self.code == "zh" else f"{_english_day(value)}, {clock_time(value)}"

    def with_weekday(self, value: datetime) -> str:
        """Return `7月13日（周二）15:00` or `Tuesday 13 July, 15:00`: people must come."""
        local = value.astimezone(CHINA)
        if self.code == "zh":
            return f"{day(value)}（周{WEEKDAYS[local.weekday()]}）{clock_time(value)}"
        return f"{local:%A} {_english_day(value)}, {clock_time(value)}"

    def span(self, first: datetime, last: datetime) -> str:
        """Return from when to when."""
        to = " 到 " if self.code == "zh" else " to "
        return f"{self.moment(first)}{to}{self.moment(last)}"


def _english_day(value: datetime) -> str:
    local = value.astimezone(CHINA)
    return f"{local.day} {MONTHS[local.month - 1]}"


@cache
def _table() -> tuple[Mapping[str, str], Mapping[str, str]]:
    text = files("services.lottery.web").joinpath("phrases.csv").read_text("utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    return {row["key"]: row["zh"] for row in rows}, {row["key"]: row["en"] for row in rows}


ZH = Tongue("zh", _table()[0])
EN = Tongue("en", _table()[1])
TONGUES: Mapping[str, Tongue] = {"zh": ZH, "en": EN}
