"""The seven steps of a ceremony as a page shows them (ux guide, section 4.13)."""

from dataclasses import dataclass
from datetime import datetime

from services.lottery.domain.ceremony import BETWEEN_CLOSING_AND_LAST_SOURCE, State
from services.lottery.store.notices import Notice
from services.lottery.store.records import DrawRecord
from services.lottery.web.wording import GROUNDS, HUMAN_KINDS, source_event
from shared.web.moments import moment, span

STEPS = 7


@dataclass(frozen=True)
class StepView:
    """One step: `state` is ok, now, bad or nothing (to come)."""

    number: int
    state: str
    title: str
    when: str
    more: str = ""


def current_step(record: DrawRecord, now: datetime) -> int:
    """Return the step that is due: 1 to 7, 8 when all is done."""
    roster_until = record.notice.calendar.roster_until
    throw_began = now >= record.standing.first_source_at
    due = {
        State.ANNOUNCED: 2 if roster_until is not None and now >= roster_until else 1,
        State.FROZEN: 4 if throw_began else 3,
        State.CLOSED: 6,
        State.SEEDED: 7,
        State.DRAWN: 7,
        State.PUBLISHED: STEPS + 1,
    }
    return due[state_before_void(record)]


def state_before_void(record: DrawRecord) -> State:
    """Return the state; of a void draw the last one it reached."""
    if record.state is not State.VOID:
        return record.state
    if record.frozen_at is None:
        return State.ANNOUNCED
    return State.FROZEN if record.closed_at is None else State.CLOSED


def steps_of(record: DrawRecord, now: datetime) -> tuple[StepView, ...]:
    """Return all seven steps, each with its planned or actual time."""
    due = current_step(record, record.void_at or now)
    times = _times(record)
    titles = _titles(record.notice, frozen=record.frozen_at is not None, closed=record.closed_at is not None)
    return tuple(
        _step(record, number, due, (title, when))
        for number, (title, when) in enumerate(zip(titles, times, strict=True), start=1)
    )


def _step(record: DrawRecord, number: int, due: int, said: tuple[str, str]) -> StepView:
    if number < due:
        return StepView(number, "ok", *said)
    if number > due:
        return StepView(number, "", *said)
    if record.void_at is not None and record.void_letter is not None:
        return StepView(number, "bad", "作废", moment(record.void_at), GROUNDS[record.void_letter])
    return StepView(number, "now", *said)


def _titles(notice: Notice, *, frozen: bool, closed: bool) -> tuple[str, ...]:
    throws = [source_event(source) for source in notice.sources if source.kind in HUMAN_KINDS]
    return (
        "公示名册",
        "封存名册，公布指纹",
        "当场念指纹，一致" if closed else "当场念指纹、核对",
        "、".join(throws) or "没有现场来源",
        "现场来源关闭",
        source_event(notice.last_source) if frozen else "最后来源产生",
        "公布结果，人人验证",
    )


def _times(record: DrawRecord) -> tuple[str, ...]:
    notice, calendar = record.notice, record.notice.calendar
    first, last = record.standing.first_source_at, record.standing.last_source_at
    shown = span(calendar.roster_from, calendar.roster_until) if calendar.roster_from and calendar.roster_until else ""
    latest = calendar.closing or last - BETWEEN_CLOSING_AND_LAST_SOURCE
    humans = [source.at for source in notice.sources if source.kind in HUMAN_KINDS]
    return (
        shown,
        _actual(record.frozen_at) or _planned(calendar.freeze),
        _planned(first) if humans else "",
        _planned(min(humans)) if humans else "",
        _actual(record.closed_at) or f"最晚 {moment(latest)}",
        _planned(last),
        _actual(record.published_at) or (f"{moment(calendar.publish)} 前" if calendar.publish else ""),
    )


def _actual(time: datetime | None) -> str:
    return "" if time is None else moment(time)


def _planned(time: datetime | None) -> str:
    return "" if time is None else moment(time)
