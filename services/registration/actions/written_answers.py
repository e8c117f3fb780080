"""Puts an answer of the rule into words, or a request into the hands of a person with a date."""

from dataclasses import replace
from datetime import datetime, timedelta

from services.registration.actions.tools import Tools
from services.registration.domain.application_number.numbers import in_groups
from services.registration.domain.errors import in_words
from services.registration.domain.rights.answers import written_answer
from services.registration.domain.rights.deletion import ANSWER_WITHIN, Reason, Ruling, Verdict
from services.registration.domain.rights.requests import BY_RULE, Answer
from services.registration.store.data_requests import DataRequest
from services.registration.store.unused_accounts import Holdings
from shared.clock import CHINA


def answered(
    asked: DataRequest, reason: Reason, tools: Tools, *, now: datetime, holdings: Holdings | None = None
) -> DataRequest:
    """Return the request with the answer that grants it."""
    return ruled(asked, Ruling(Verdict.GRANTED, reason), tools, now=now, holdings=holdings)


def ruled(
    asked: DataRequest, ruling: Ruling, tools: Tools, *, now: datetime, holdings: Holdings | None = None
) -> DataRequest:
    """Return the request as the rule leaves it: with its answer, or open, with the date of a person's."""
    if ruling.verdict is None or ruling.reason is None:
        return replace(asked, due_at=now + ANSWER_WITHIN)
    count = holdings or Holdings()
    words = written_answer(
        ruling.reason,
        {
            "when": in_words(now),
            "number": in_groups(asked.number) if asked.number else "",
            "until": "" if ruling.kept_until is None else full_day(ruling.kept_until),
            "backup_end": full_day(now + timedelta(days=tools.backup_days)),
            "applications": str(count.applications),
            "drafts": str(count.drafts),
        },
    )
    answer = Answer(ruling.verdict, ruling.reason, words, now, BY_RULE, ruling.kept_until)
    return replace(asked, answer=answer)


def full_day(moment: datetime) -> str:
    """Return a day with its year, in the time of China."""
    local = moment.astimezone(CHINA)
    return f"{local.year}年{local.month}月{local.day}日"
