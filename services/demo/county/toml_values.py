"""What a value in unit.toml may be."""

import re
from collections.abc import Callable
from datetime import date, datetime

from services.demo.county.cell_forms import real_date
from services.demo.county.problems import Expected

STAGES = {"XX": "XX", "CZ": "CZ", "小学": "XX", "初中": "CZ"}


def words(longest: int) -> Callable[[object], str]:
    """Text on one line."""

    def parse(value: object) -> str:
        if not isinstance(value, str) or not value.strip() or len(value) > longest or "\n" in value:
            raise Expected(f'应该是引号里的一行文字，不超过 {longest} 个字，像 "某县"')
        return value.strip()

    return parse


def pattern(regex: str, expected: str) -> Callable[[object], str]:
    """Text of a pattern; a bare integer is taken as its digits."""

    def parse(value: object) -> str:
        text = str(value) if isinstance(value, int) and not isinstance(value, bool) else value
        if not isinstance(text, str) or not re.fullmatch(regex, text, re.ASCII):
            raise Expected(expected)
        return text

    return parse


def one_word_of(*allowed: str) -> Callable[[object], str]:
    """One of a few words."""

    def parse(value: object) -> str:
        if not isinstance(value, str) or value not in allowed:
            raise Expected(f"应该是其中之一：{'、'.join(allowed)}")
        return value

    return parse


def stage(value: object) -> str:
    """XX (小学) or CZ (初中)."""
    if not isinstance(value, str) or value not in STAGES:
        raise Expected('应该是 "XX"（小学）或 "CZ"（初中）')
    return STAGES[value]


def integer(least: int, most: int) -> Callable[[object], int]:
    """An integer within bounds."""

    def parse(value: object) -> int:
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            raise Expected(f"应该是 {least} 到 {most} 的整数")
        return value

    return parse


def day(value: object) -> date:
    """A TOML date, or a date as text."""
    if isinstance(value, datetime) or not isinstance(value, date | str):
        raise Expected("应该是日期，像 2016-09-01")
    return value if isinstance(value, date) else date.fromisoformat(real_date(value))


def moment(value: object) -> datetime:
    """A TOML date-time with its offset."""
    if not isinstance(value, datetime) or value.tzinfo is None:
        raise Expected("应该是带时区的时间，像 2023-08-26T09:00:00+08:00")
    return value


def table(value: object) -> dict[str, object]:
    """A table."""
    if not isinstance(value, dict):
        raise Expected("应该是一张表，像 [draw]")
    return value


def tables(value: object) -> tuple[dict[str, object], ...]:
    """An array of tables."""
    if not isinstance(value, list) or not value or not all(isinstance(item, dict) for item in value):
        raise Expected("应该是几张表，每张以 [[tiers]] 开头")
    return tuple(value)
