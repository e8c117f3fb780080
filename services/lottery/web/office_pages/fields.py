"""Reads numbers and lines from the fields of a form; what no page of ours sends is told at a field."""

from collections.abc import Mapping
from datetime import UTC, datetime

from shared.clock import CHINA
from shared.errors import FieldProblem, InvalidInput

MOST_DIGITS = 6
FIRST_YEAR, LAST_YEAR = 2000, 2100


def number_in(fields: Mapping[str, str], key: str, shown_at: str) -> int:
    """Return a small number that the page itself had written into a hidden field; anything else is refused."""
    given = fields.get(key, "")
    if given.isascii() and given.isdigit() and len(given) <= MOST_DIGITS:
        return int(given)
    raise InvalidInput((FieldProblem(shown_at, "这一页不完整，请刷新再填。", "MALFORMED"),))


def line_in(fields: Mapping[str, str], key: str) -> str:
    """Return one line as typed, with single spaces and none around it."""
    return " ".join(fields.get(key, "").split())


def moment_in(fields: Mapping[str, str], key: str, missing: str, problems: list[FieldProblem]) -> datetime | None:
    """Return a time as typed, China's time where it names no zone; add a problem where there is none."""
    given = line_in(fields, key).replace("：", ":")
    try:
        typed = datetime.fromisoformat(given)
    except ValueError:
        words = "请照这样填：2027-07-13 21:20。" if given else missing
        problems.append(FieldProblem(key, words, "TIME" if given else "MISSING"))
        return None
    if not FIRST_YEAR <= typed.year < LAST_YEAR:
        problems.append(FieldProblem(key, "请看看年份对不对。", "TIME"))
        return None
    return (typed if typed.utcoffset() is not None else typed.replace(tzinfo=CHINA)).astimezone(UTC)
