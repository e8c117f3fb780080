"""The moments of a ceremony that a page tells apart: finer than the states of a draw (ux guide, section 11)."""

from datetime import datetime, timedelta
from enum import StrEnum

from services.lottery.actions.read_so_far import SoFar
from services.lottery.domain.ceremony import State
from services.lottery.store.notices import Source
from services.lottery.store.records import DrawRecord

ROWS = 4
"""A fingerprint is read in four rows."""
GRACE = timedelta(minutes=5)
"""So long after its time the last source is called late: a value takes a moment to be published and typed."""


class Phase(StrEnum):
    """What is happening now."""

    ANNOUNCED = "announced"
    SEALED = "sealed"
    READING = "reading"
    READ = "read"
    THROWING = "throwing"
    KNOWN = "known"
    CLOSED = "closed"
    LATE = "late"
    SEEDED = "seeded"
    DRAWN = "drawn"
    PUBLISHED = "published"
    VOID = "void"


BEFORE = {Phase.ANNOUNCED, Phase.SEALED}
PAGES = {Phase.PUBLISHED: "after", Phase.VOID: "void"}


def page_of_phase(phase: Phase) -> str:
    """Return which of the four pages shows this phase: before, during, after or void."""
    return PAGES.get(phase, "before" if phase in BEFORE else "during")


def phase_of(record: DrawRecord, so_far: SoFar, now: datetime) -> Phase:
    """Return the phase of a draw."""
    if record.state is State.FROZEN:
        return _in_the_hall(record, so_far)
    if record.state is State.CLOSED and now > record.notice.last_source.at + GRACE:
        return Phase.LATE
    return Phase(record.state.value)


def _in_the_hall(record: DrawRecord, so_far: SoFar) -> Phase:
    if so_far.places:
        done = all(is_complete(source, so_far) for source in record.notice.closing_sources if source.required)
        return Phase.KNOWN if done else Phase.THROWING
    if so_far.rows_agreed == ROWS:
        return Phase.READ
    return Phase.READING if so_far.readings else Phase.SEALED


def is_complete(source: Source, so_far: SoFar) -> bool:
    """Say whether every place of a source is confirmed."""
    confirmed = [place for place in so_far.places.get(source.name, ()) if place.confirmed]
    return len(confirmed) == places_in(source)


def places_in(source: Source) -> int:
    """Return how many values are called one by one: digits, envelopes, or one for all."""
    if source.kind == "digits":
        return int(source.detail)
    return source.detail.count(";") + 1 if source.kind == "reveal" else 1
