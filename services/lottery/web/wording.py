"""The words of the draw's pages (ux guide, 4.15 and 6): what sources, statuses, seats and grounds are called."""

from collections.abc import Sequence
from datetime import datetime

from services.lottery.domain.ceremony import State
from services.lottery.store.notices import Notice, Seat, Source
from services.lottery.store.placements import Placement
from services.lottery.web.tongue import ZH, Tongue
from shared.web.grouping import in_groups, thousands

GROUNDS = {letter: ZH(f"ground.{letter}") for letter in "abcde"}
FILE_NAMES = {
    "draw.json": "派位公告",
    "roster.csv": "名册",
    "results.csv": "结果",
    "seed.txt": "种子的原文",
    "seed.json": "种子",
    "closing.txt": "现场来源关闭记录",
    "plan.csv": "招生计划",
    "tiers.csv": "优先级",
    "register.csv": "报名号总表",
    "terms.csv": "条款清单",
    "policy": "招生规则",
    "calendar": "日程",
    "SHA256SUMS": "全部指纹",
}
HUMAN_KINDS = ("digits", "reveal")


def state_words(state: State, tongue: Tongue = ZH) -> str:
    """Return how a draw stands, in a list."""
    return tongue(f"state.{state.value}")


def with_weekday(moment: datetime) -> str:
    """Return `7月13日（周二）15:00`: people must come."""
    return ZH.with_weekday(moment)


def source_name(source: Source, tongue: Tongue = ZH) -> str:
    """Return what a source is called in a sentence."""
    return tongue(f"name.{source.kind}", n=source.detail.rpartition(":")[2])


def source_event(source: Source, tongue: Tongue = ZH) -> str:
    """Return what happens when the source becomes known."""
    return tongue(f"event.{source.kind}", n=source.detail)


def source_promise(source: Source, tongue: Tongue = ZH) -> str:
    """Return why nobody can choose the value."""
    return tongue(f"promise.{source.kind}")


def waiting_word(source: Source, tongue: Tongue = ZH) -> str:
    """Return what stands in the last line of seed.txt until it is known."""
    return tongue(f"waiting.{source.kind if source.kind in {'ssq', 'digits'} else 'other'}")


def shown_value(source: Source, value: str, tongue: Tongue = ZH) -> tuple[str, ...]:
    """Return a value in lines that can be read out."""
    if value == "-":
        return (tongue("value.missing"),)
    if source.kind == "digits":
        return tuple(in_groups(value[at : at + 10], 5) for at in range(0, len(value), 10))
    if source.kind == "ssq":
        issue, _, numbers = value.partition(":")
        return tongue("value.issue", n=issue), numbers.replace(".", " ").replace("+", " + ")
    if source.kind == "drand":
        number, _, randomness = value.partition(":")
        groups = (in_groups(randomness[at : at + 16]) for at in range(0, len(randomness), 16))
        return (tongue("value.round", n=number), *groups)
    return tuple(value.split(";"))


def seat_name(seat: Seat) -> str:
    """Return the school's name, with the class of seats where there is one."""
    return seat.name if seat.category == "ALL" else f"{seat.name}（{seat.category}）"


def status_words(placement: Placement, tongue: Tongue = ZH) -> str:
    """Return how one line of the result ended."""
    known = {"ADMIT", "MOVEUP", "ELSE", "STRUCK"}
    return tongue(f"status.{placement.status if placement.status in known else 'WAIT'}", n=placement.wait)


def schools_in_words(notice: Notice, tongue: Tongue = ZH) -> str:
    """Return `育才学校、启明学校`, or how many there are."""
    names: Sequence[str] = list(dict.fromkeys(seat.name for seat in notice.seats))
    if len(names) <= 2:
        return tongue("heading.and").join(names)
    return tongue("heading.schools", n=thousands(len(names)))
