"""What a family is told of a draw: the words of short messages and of the letter (ux guide, sections 6 and 6.3)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.registration.domain.errors import in_words
from services.registration.domain.results import ResultRow, outcome_of
from services.registration.domain.submission import Lot
from services.registration.domain.unit import Unit

LONGEST = 70
"""Characters of one short message."""
SHOWN = 8
"""Digits of a fingerprint in a short message; all of them are on the page and on the letter."""
SHORT_NUMBER = 12
PLACED = ("ADMIT", "MOVEUP")
NOT_BOUND = "（要求过一起派位，封存时没有绑上：哪几种情形不绑，写在派位公告的“封存时还没办完的怎么办”里）"
SAFE = "公办学位还留着，不用再办什么。"


@dataclass(frozen=True)
class DrawTold:
    """A published draw: its words, moments and the hash of results.csv that everything rests on."""

    draw_id: str
    title: str
    page: str
    results_sha256: str
    published_at: datetime
    confirm_by: datetime | None = None
    admitted: str = ""
    not_placed: str = ""


@dataclass(frozen=True)
class LetterWords:
    """The letter: the result first, what is safe or to be done, what happens by itself, and the figures."""

    headline: str
    first: str
    then: str
    figures: tuple[str, ...]


def letter_words(rows: Sequence[ResultRow], draw: DrawTold, unit: Unit) -> LetterWords:
    """Return the words of one child's letter, from its rows of the published file."""
    outcome = outcome_of(rows)
    figures = tuple(_figures(row, unit) for row in rows)
    waiting = [row for row in rows if row.status == "WAIT"]
    if outcome in PLACED:
        (row,) = (row for row in rows if row.status in PLACED)
        how = "递补录取了" if row.status == "MOVEUP" else "录取了"
        then = f"{_names(waiting, unit)}还在候补，轮到了发短信。" if waiting else "开学的事学校会告诉您。"
        return LetterWords(f"{how}：{_name(row, unit)}。", draw.admitted or _confirm(draw), then, figures)
    if outcome == "STRUCK":
        ask = f"请打 {unit.phone} 问原因；对结果有意见，可以申诉。"
        return LetterWords("这份报名已经退出派位。", draw.not_placed or SAFE, ask, figures)
    if waiting:
        places = "，".join(f"{_name(row, unit)}候补第 {row.wait} 位" for row in waiting)
        then = "候补也不用做什么，轮到了发短信。能不能轮到，谁也说不准。"
        return LetterWords(f"这次没有派中，{places}。", draw.not_placed or SAFE, then, figures)
    return LetterWords("这次没有派中。", draw.not_placed or SAFE, "公办学校的录取通知按县里的日程发。", figures)


def result_message(rows: Sequence[ResultRow], draw: DrawTold, unit: Unit) -> str:
    """Return the short message about a result: the result and the date first, then which child, and the hash."""
    mark = f"报名号{_short(rows[0].application_number)}，结果指纹{draw.results_sha256[:SHOWN]}"
    outcome = outcome_of(rows)
    row = next((row for row in rows if row.status == outcome), rows[0])
    until = f"{in_words(draw.confirm_by)}前登录确认。" if draw.confirm_by else "登录看下一步。"
    first, after = {
        "ADMIT": ("录取了：{}。", until),
        "MOVEUP": ("递补录取了：{}。", until),
        "WAIT": (f"这次没有派中，{{}}候补第{row.wait}位。", "公办学位还留着。"),
        "ELSE": ("这次没有派中。", "公办学位还留着。"),
        "STRUCK": ("这份报名已经退出派位。", "登录看下一步。"),
    }[outcome]
    front = f"【{unit.authority}】"
    named = front + first.replace("{}", _name(row, unit)) + after + mark
    return named if len(named) <= LONGEST else (front + first.replace("{}", "民办学校") + after + mark)


@dataclass(frozen=True)
class RosterRow:
    """One line of roster.csv as it was frozen, without the child's pseudonym; `line` is the whole of it."""

    line: str
    application_number: str
    group: str
    choice: int
    lot: Lot
    tier: int


def roster_rows_of(roster_csv: bytes) -> tuple[RosterRow, ...]:
    """Return the rows of a frozen roster.csv, in its order."""
    return tuple(roster_row(line) for line in roster_csv.decode("ascii").splitlines()[1:])


def roster_row(line: str) -> RosterRow:
    """Return one line of roster.csv."""
    number, _pid, group, choice, school, category, tier = line.split(",")
    return RosterRow(line, number, group, int(choice), (school, category), int(tier))


def roster_words(rows: Sequence[RosterRow], unit: Unit, *, asked: bool = False) -> str:
    """Return what the roster says of one child, in words: choices, tier, whether it is bound, as it `asked` to be."""
    names = "，".join(f"第 {row.choice} 志愿{_name_of(row.lot, unit)}" for row in rows)
    tier = next((rule for rule in unit.tiers if rule.tier == rows[0].tier), None)
    clause = f"（{tier.clause}）" if tier else ""
    alone = "单独派位" + (NOT_BOUND if asked else "")
    bound = "和一起报名的孩子绑在一起派位" if rows[0].group else alone
    return f"{names}；第 {rows[0].tier} 优先级{clause}；{bound}。"


def roster_message(rows: Sequence[RosterRow], draw_sha256: str, unit: Unit) -> str:
    """Return the short message at the freeze: the child's own row, and the fingerprint of the announcement."""
    names = "、".join(_name_of(row.lot, unit) for row in rows)
    bound = "，绑定派位" if rows[0].group else ""
    front = f"【{unit.authority}】名册封存了。报名号{_short(rows[0].application_number)}："
    after = f"，第{rows[0].tier}优先级{bound}。公告指纹{draw_sha256[:SHOWN]}，登录看全文"
    named = front + names + after
    return named if len(named) <= LONGEST else f"{front}{len(rows)}个志愿{after}"


def _short(number: str) -> str:
    """Return a number as a short message has room for it: one of the long format by its end."""
    return number if len(number) <= SHORT_NUMBER else f"尾号{number[-6:]}"


def _figures(row: ResultRow, unit: Unit) -> str:
    before = f"，前面还有 {row.wait - 1} 位" if row.wait else ""
    words = {"ADMIT": "录取", "MOVEUP": "递补录取", "WAIT": f"候补第 {row.wait} 位{before}", "STRUCK": "已经退出"}
    said = words.get(row.status, "没有派到这一所")
    return f"第 {row.choice} 志愿{_name(row, unit)}：位次 {row.pos}，{said}。"


def _confirm(draw: DrawTold) -> str:
    return f"请在 {in_words(draw.confirm_by)} 前登录确认。" if draw.confirm_by else "登录以后照提示确认。"


def _names(rows: Sequence[ResultRow], unit: Unit) -> str:
    return "、".join(_name(row, unit) for row in rows)


def _name(row: ResultRow, unit: Unit) -> str:
    return _name_of((row.school_code, row.category), unit)


def _name_of(lot: Lot, unit: Unit) -> str:
    school = unit.school(lot)
    return school.name if school else lot[0]
