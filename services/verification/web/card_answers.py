"""What the registries said about a case, a line each: outcome, time, and when a silent one is asked again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.verification.actions.show_case import Card
from services.verification.domain.answers import RegistryName
from services.verification.domain.checks import Check, Outcome


@dataclass(frozen=True)
class AnswerLine:
    """One line; `face` is ok, act, silent or nothing."""

    face: str
    title: str
    answered_at: datetime | None
    asked_again_at: datetime | None


_WORDS = {
    Outcome.FOUND_SAME: ("ok", "一样"),
    Outcome.SEVERAL: ("ok", "查到不止一条"),
    Outcome.DIFFERS: ("act", "不一样"),
    Outcome.ABSENT: ("", "没有登记"),
    Outcome.SILENT: ("silent", "没有回答"),
}


def answer_lines(card: Card) -> Sequence[AnswerLine]:
    """Return a line for every question of the case, those a person must look at first."""
    when = {mark.question: mark.answered_at for mark in card.marks}
    lines = [_line(card, check, when.get(check.question)) for check in card.case.decision.checks]
    return sorted(lines, key=lambda line: ("act", "silent", "ok", "").index(line.face))


def _line(card: Card, check: Check, answered_at: datetime | None) -> AnswerLine:
    face, words = _WORDS[check.outcome]
    household = check.question.registry is RegistryName.HOUSEHOLD
    if check.causes or (check.outcome is Outcome.SEVERAL and household):
        face = "act"
    silent = check.outcome is Outcome.SILENT
    return AnswerLine(
        face,
        f"{check.question.registry.word}（{card.case.claim.word(check.question.subject)}）：{words}",
        None if silent else answered_at,
        card.case.on_desk.next_at if silent else None,
    )
