"""What a cell may look like: dates, months, codes, amounts, free text. Each returns the product's own form."""

import re
import unicodedata
from datetime import date

from services.demo.county.columns import Parse
from services.demo.county.problems import Expected

DATE = re.compile(r"([0-9]{4})[-/.年]?([0-9]{1,2})[-/.月]?([0-9]{1,2})日?", re.ASCII)
BARE_DATE = re.compile(r"[0-9]{8}", re.ASCII)


def free_text(longest: int) -> Parse:
    """Any text up to `longest` characters, without control characters."""

    def parse(text: str) -> str:
        if len(text) > longest:
            raise Expected(f"应该不超过 {longest} 个字")
        if any(unicodedata.category(character) == "Cc" for character in text):
            raise Expected("不应该有换行或其他看不见的字符")
        return text

    return parse


def matching(pattern: str, expected: str) -> Parse:
    """Text that has a pattern as a whole."""
    compiled = re.compile(pattern, re.ASCII)

    def parse(text: str) -> str:
        if not compiled.fullmatch(text):
            raise Expected(expected)
        return text

    return parse


def one_of(words: tuple[str, ...]) -> Parse:
    """One of a few words."""

    def parse(text: str) -> str:
        if text not in words:
            raise Expected(f"应该是其中之一：{'、'.join(words)}")
        return text

    return parse


def real_date(text: str) -> str:
    """A date that exists, written 2017-03-05, 20170305, 2017/3/5 or 2017年3月5日; returns ISO 8601."""
    found = DATE.fullmatch(text)
    separated = not text.isdigit()
    if found and (separated or BARE_DATE.fullmatch(text)):
        try:
            return date(int(found[1]), int(found[2]), int(found[3])).isoformat()
        except ValueError:
            pass
    raise Expected("应该是真实的日期，像 2017-03-05")


def real_month(text: str) -> str:
    """A month that exists, written 202301, 2023-01 or 2023年1月; returns YYYYMM."""
    found = re.fullmatch(r"([0-9]{4})(?:[-/.年]([0-9]{1,2})月?|([0-9]{2}))", text, re.ASCII)
    if not found or not 1 <= int(found[2] or found[3]) <= 12:
        raise Expected("应该是年月，像 202301")
    return f"{found[1]}{int(found[2] or found[3]):02d}"


def whole_number(least: int, most: int) -> Parse:
    """An integer in plain digits within bounds."""

    def parse(text: str) -> str:
        if not re.fullmatch(r"[0-9]{1,9}", text, re.ASCII) or not least <= int(text) <= most:
            raise Expected(f"应该是 {least} 到 {most} 的整数")
        return str(int(text))

    return parse
