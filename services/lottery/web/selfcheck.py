"""Compares the page of a number with what results.csv says of it, fact by fact."""

from collections.abc import Iterator
from dataclasses import dataclass

from services.lottery.actions.read_number import Outcome, deciding_outcome
from services.lottery.web.filed_lines import FiledLines
from services.lottery.web.number_view import ahead_words, result_heading
from services.lottery.web.page_facts import PAGE, Facts, facts_of, squeezed
from services.lottery.web.wording import status_words
from shared.crypto.hashing import sha256_hex

KINDS = {
    "draw": "公告编号",
    "number": "报名号",
    "results": "结果文件的指纹",
    "heading": "标题里的结果",
    "ahead": "前面几个候补",
    "result": "结果",
    "pos": "位次",
    "ticket": "派位号",
    "cut-pos": "录取到第几位",
    "cut-ticket": "录取线",
    "recipe": "自己算的一行",
}
"""What is compared, in the order in which it is reported."""
NOTHING = "（没有写）"


@dataclass(frozen=True)
class Difference:
    """One thing that a page says otherwise than the file, or does not say."""

    app_no: str
    kind: str
    filed: str
    shown: str


@dataclass(frozen=True)
class Filed:
    """A draw's results.csv: its number, the file's SHA-256 and its lines."""

    draw_id: str
    sha256: str
    lines: FiledLines


def differences(page: str, filed: Filed, app_no: str) -> Iterator[Difference]:
    """Yield everything in which the page of `app_no` differs from the file."""
    facts, outcomes = facts_of(page), filed.lines.outcomes_of(app_no)
    yield from _compared(facts, PAGE, app_no, _whole(filed, app_no, outcomes))
    deciding = deciding_outcome(outcomes)
    for outcome in outcomes:
        one = outcome.placement
        lot = f"{one.school},{one.category}"
        yield from _compared(facts, lot, app_no, _of_choice(outcome, waiting=outcome is deciding))
        yield from _recipe(facts, lot, outcome)


def _whole(filed: Filed, app_no: str, outcomes: tuple[Outcome, ...]) -> dict[str, str]:
    heading = "".join(result_heading(outcomes))
    return {"draw": filed.draw_id, "number": app_no, "results": filed.sha256, "heading": heading}


def _of_choice(outcome: Outcome, *, waiting: bool) -> dict[str, str]:
    own, cut = outcome.placement, outcome.cut
    wanted = {"pos": str(own.pos), "result": status_words(own), "ticket": own.ticket}
    if cut is not None:
        wanted |= {"cut-pos": str(cut.pos), "cut-ticket": cut.ticket}
        if waiting and own.wait is not None:
            wanted["ahead"] = ahead_words(outcome)
    return wanted


def _compared(facts: Facts, lot: str, app_no: str, wanted: dict[str, str]) -> Iterator[Difference]:
    for kind, filed in wanted.items():
        shown = facts.get((lot, kind), frozenset())
        if shown != {squeezed(filed)}:
            yield Difference(app_no, kind, filed, _said(shown))


def _recipe(facts: Facts, lot: str, outcome: Outcome) -> Iterator[Difference]:
    """What is to be typed has to give the ticket, and end with the number that the ticket is of."""
    own = outcome.placement
    shown = facts.get((lot, "recipe"), frozenset())
    key = own.bound or own.app_no
    holds = {sha256_hex(one.encode()) == own.ticket and one.rpartition(":")[2] == key for one in shown}
    if holds != {True}:
        yield Difference(own.app_no, "recipe", f"…:{key} → {own.ticket}", _said(shown))


def _said(shown: frozenset[str]) -> str:
    return "、".join(sorted(shown)) or NOTHING
