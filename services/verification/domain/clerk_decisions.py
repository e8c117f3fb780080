"""What a clerk may decide, and what each decision must say; none is left without a reason."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from services.verification.domain.decision import ClerkMustLook
from shared.errors import FieldProblem

LONGEST = 500


class Choice(Enum):
    """The decisions; the value travels in forms and in the API."""

    CONFIRM = "confirm"
    RETURN = "return"
    PUT_BACK = "put_back"
    """Not me: back to the queue for a colleague."""


@dataclass(frozen=True)
class ClerkDecision:
    """A decision as a clerk made it; `sentence` is for the family and empty where the usual one will do."""

    choice: Choice
    reason: str
    saw_paper: bool
    reason_code: str = ""
    sentence: str = ""


REFUSALS = {
    "NOT_GUARDIAN": "不是这个孩子的监护人",
    "NOT_IN_SCOPE": "户籍、住处都不在招生范围",
    "AGE": "没有到入学年龄，也没有缓学批准",
    "PAPER_NOT_GENUINE": "原件和登记对不上",
}
"""Reason codes of a refusal; each needs a colleague, and a next step for the family."""


@dataclass(frozen=True)
class Refusal:
    """A refusal as proposed: the code, the reason for the record, and what the family can still do."""

    reason_code: str
    reason: str
    next_step: str


def problems_of(decision: ClerkDecision, case: ClerkMustLook) -> tuple[FieldProblem, ...]:
    """Return what is missing in a decision, in the order of the page."""
    problems = []
    if decision.choice is Choice.CONFIRM and case.needs_paper and not decision.saw_paper:
        problems.append(
            FieldProblem("saw_paper", "登记证明不了这一份，看过原件才能确认。看过了请勾上。", "PAPER_NOT_SEEN")
        )
    if decision.choice is not Choice.PUT_BACK:
        problems += _text("reason", decision.reason, "请写理由，一句话就行。查账的人要看。")
    if len(decision.sentence) > LONGEST:
        problems.append(_too_long("sentence"))
    return tuple(problems)


def problems_of_refusal(refusal: Refusal) -> tuple[FieldProblem, ...]:
    """Return what is missing in a proposed refusal, in the order of the page."""
    problems = []
    if refusal.reason_code not in REFUSALS:
        problems.append(FieldProblem("reason_code", "请选一个理由。", "REASON_CODE"))
    problems += _text("next_step", refusal.next_step, "请写明家长还能怎么办。")
    problems += _text("reason", refusal.reason, "请写清楚为什么，复核的同事要看。")
    return tuple(problems)


def problems_of_reason(reason: str) -> tuple[FieldProblem, ...]:
    """Return what is missing where somebody proposes to open a case again."""
    return tuple(_text("reason", reason, "请写为什么要重新看，审批的人要看。"))


def problems_of_answer(reason: str, *, agree: bool | None) -> tuple[FieldProblem, ...]:
    """Return what is missing in a second person's answer, in the order of the page."""
    problems = [] if agree is not None else [FieldProblem("agree", "请选同意还是不同意。", "MISSING")]
    return (*problems, *_text("reason", reason, "请写理由，一句话就行。查账的人要看。"))


def _text(field: str, text: str, missing: str) -> list[FieldProblem]:
    if not text.strip():
        return [FieldProblem(field, missing, "MISSING")]
    return [_too_long(field)] if len(text) > LONGEST else []


def _too_long(field: str) -> FieldProblem:
    return FieldProblem(field, f"最多 {LONGEST} 个字，请写短一点。", "TEXT_TOO_LONG")


def usual_sentence(case: ClerkMustLook, until: datetime) -> str:
    """Return what a family reads when its case is returned: each thing once, and by when (`until` in local time)."""
    asked = "；".join(dict.fromkeys(cause.words.ask for cause in case.causes)) or "报名内容请再看一遍"
    return f"{asked}。{until.month}月{until.day}日 {until.hour}:{until.minute:02d} 前办好就行，不影响排序。"


def refusal_sentence(refusal: Refusal) -> str:
    """Return what a family reads when it is refused: the reason in words, and the next step."""
    return f"这次不能确认：{REFUSALS[refusal.reason_code]}。{refusal.next_step}"
