"""The seven steps of a ceremony as a page shows them (ux guide, section 4.13)."""

from dataclasses import dataclass
from datetime import datetime

from services.lottery.actions.read_so_far import NOTHING, SoFar
from services.lottery.domain.ceremony import BETWEEN_CLOSING_AND_LAST_SOURCE, State
from services.lottery.store.notices import Notice
from services.lottery.store.records import DrawRecord
from services.lottery.web.phase import ROWS, Phase, phase_of
from services.lottery.web.tongue import ZH, Tongue
from services.lottery.web.wording import HUMAN_KINDS, source_event

STEPS = 7
STEP_OF = {
    Phase.SEALED: 3,
    Phase.READING: 3,
    Phase.READ: 4,
    Phase.THROWING: 4,
    Phase.KNOWN: 5,
    Phase.CLOSED: 6,
    Phase.LATE: 6,
    Phase.SEEDED: 7,
    Phase.DRAWN: 7,
    Phase.PUBLISHED: STEPS + 1,
}


@dataclass(frozen=True)
class StepView:
    """One step: `state` is ok, now, bad or nothing (to come)."""

    number: int
    state: str
    title: str
    when: str
    more: str = ""


def current_step(record: DrawRecord, now: datetime, so_far: SoFar = NOTHING) -> int:
    """Return the step that is due: 1 to 7, 8 when all is done; of a void draw the one it had come to."""
    if record.frozen_at is None:
        roster_until = record.notice.calendar.roster_until
        return 2 if roster_until is not None and now >= roster_until else 1
    if record.state is State.VOID and record.closed_at is not None:
        return STEP_OF[Phase.CLOSED]
    if record.state is State.VOID:
        return 4 if so_far.rows_agreed == ROWS or so_far.places else 3
    return STEP_OF[phase_of(record, so_far, now)]


def steps_of(record: DrawRecord, now: datetime, so_far: SoFar = NOTHING, tongue: Tongue = ZH) -> tuple[StepView, ...]:
    """Return all seven steps, each with its planned or actual time."""
    due = current_step(record, record.void_at or now, so_far)
    said = zip(_titles(record, due, tongue), _times(record, so_far, tongue), strict=True)
    return tuple(_step(record, number, due, (*words, tongue)) for number, words in enumerate(said, start=1))


def _step(record: DrawRecord, number: int, due: int, said: tuple[str, str, Tongue]) -> StepView:
    title, when, tongue = said
    if number != due:
        return StepView(number, "ok" if number < due else "", title, when)
    if record.void_at is not None and record.void_letter is not None:
        ground = tongue(f"ground.{record.void_letter}")
        return StepView(number, "bad", tongue("step.void"), tongue.moment(record.void_at), ground)
    return StepView(number, "now", title, when)


def _titles(record: DrawRecord, due: int, tongue: Tongue) -> tuple[str, ...]:
    notice = record.notice
    throws = [source_event(source, tongue) for source in notice.sources if source.kind in HUMAN_KINDS]
    return (
        tongue("step.shown"),
        tongue("step.freeze"),
        tongue("step.read_done" if due > 3 else "step.read"),
        tongue("step.and").join(throws) or tongue("step.no_throw"),
        tongue("step.close"),
        tongue("step.last") if record.frozen_at is None else source_event(notice.last_source, tongue),
        tongue("step.publish"),
    )


def _times(record: DrawRecord, so_far: SoFar, tongue: Tongue) -> tuple[str, ...]:
    notice, calendar = record.notice, record.notice.calendar
    shown = (calendar.roster_from, calendar.roster_until)
    latest = calendar.closing or record.standing.last_source_at - BETWEEN_CLOSING_AND_LAST_SOURCE
    publish = tongue("until.by", at=tongue.moment(calendar.publish)) if calendar.publish else ""
    return (
        tongue.span(shown[0], shown[1]) if shown[0] and shown[1] else "",
        _at(record.frozen_at or calendar.freeze, tongue),
        _reading(notice, so_far, tongue),
        _throwing(notice, so_far, tongue),
        _at(record.closed_at, tongue) or tongue("until.latest", at=tongue.moment(latest)),
        tongue.moment(record.standing.last_source_at),
        _at(record.published_at, tongue) or publish,
    )


def _at(time: datetime | None, tongue: Tongue) -> str:
    return "" if time is None else tongue.moment(time)


def _reading(notice: Notice, so_far: SoFar, tongue: Tongue) -> str:
    if so_far.readings:
        return tongue.moment(so_far.readings[-1].at)
    humans = [source.at for source in notice.sources if source.kind in HUMAN_KINDS]
    return tongue.moment(min(source.at for source in notice.sources)) if humans else ""


def _throwing(notice: Notice, so_far: SoFar, tongue: Tongue) -> str:
    humans = [source for source in notice.sources if source.kind in HUMAN_KINDS]
    times = [place.at for source in humans for place in so_far.places.get(source.name, ())]
    if times:
        return tongue.moment(min(times))
    return tongue.moment(min(source.at for source in humans)) if humans else ""
