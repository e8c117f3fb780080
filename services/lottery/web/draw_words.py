"""What a draw's page says on top: its heading, its title, and what comes next or happens now (ux guide, 1 and 4.20)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from services.lottery.actions.read_so_far import NOTHING, Place, SoFar
from services.lottery.domain.ceremony import BETWEEN_CLOSING_AND_LAST_SOURCE
from services.lottery.store.notices import Source
from services.lottery.store.records import DrawRecord
from services.lottery.web.phase import GRACE, ROWS, Phase, phase_of, places_in
from services.lottery.web.tongue import ZH, Tongue
from services.lottery.web.wording import schools_in_words, source_event

HEADINGS = {
    Phase.READING: "heading.read",
    Phase.READ: "heading.read",
    Phase.THROWING: "heading.throw",
    Phase.KNOWN: "heading.sources",
    Phase.CLOSED: "heading.closed",
    Phase.LATE: "heading.closed",
    Phase.SEEDED: "heading.seeded",
    Phase.DRAWN: "heading.drawn",
}
UNITS = ("left.days", "left.hours", "left.minutes")


@dataclass(frozen=True)
class NextStep:
    """The panel of the next step: its words, when it is, what is left until then (count and unit)."""

    title: str
    left: tuple[tuple[int, str], ...] = ()
    more: str = ""
    until: datetime | None = None
    """When the page changes by itself."""


def heading_of(record: DrawRecord, phase: Phase, tongue: Tongue = ZH) -> str:
    """Return the h1."""
    if phase is Phase.PUBLISHED:
        return tongue("heading.published", what=schools_in_words(record.notice, tongue))
    if phase is Phase.VOID:
        return tongue("heading.void", what=record.notice.title)
    thrown = any(source.kind == "digits" for source in record.notice.closing_sources)
    key = "heading.sources" if phase is Phase.THROWING and not thrown else HEADINGS.get(phase)
    return tongue(key) if key else record.notice.title


def next_step(record: DrawRecord, now: datetime, so_far: SoFar = NOTHING, tongue: Tongue = ZH) -> NextStep:
    """Return what comes next, or what happens now, and when."""
    phase = phase_of(record, so_far, now)
    if phase is Phase.ANNOUNCED:
        return _freeze(record, now, tongue)
    if phase is Phase.SEALED:
        first = min(record.notice.sources, key=lambda source: source.at)
        place = record.notice.calendar.place
        return _event(first, now, tongue, more=tongue("next.place", place=place) if place else "")
    if phase in {Phase.READING, Phase.READ}:
        return _reading(record, so_far, tongue)
    if phase is Phase.THROWING:
        return _throwing(record, so_far, tongue)
    return _after_the_hall(record, phase, now, tongue)


def _after_the_hall(record: DrawRecord, phase: Phase, now: datetime, tongue: Tongue) -> NextStep:
    last, calendar = record.notice.last_source, record.notice.calendar
    if phase is Phase.KNOWN:
        until = last.at - BETWEEN_CLOSING_AND_LAST_SOURCE
        title = tongue("next.close", at=tongue.moment(calendar.closing or until))
        return NextStep(title, more=tongue("next.close_more"))
    if phase is Phase.CLOSED:
        return _event(last, now, tongue, more=tongue("next.closed_more"))
    if phase is Phase.LATE:
        title = tongue("next.late", what=source_event(last, tongue), at=tongue.moment(last.at))
        return NextStep(title, more=tongue("next.late_more"))
    by = tongue.moment(calendar.publish) if calendar.publish else ""
    title = tongue("next.publish_by", at=by) if by else tongue("next.publish")
    return NextStep(title, more=tongue("next.publish_more"))


def _freeze(record: DrawRecord, now: datetime, tongue: Tongue) -> NextStep:
    planned = record.notice.calendar.freeze
    title = tongue("next.freeze_at", at=tongue.with_weekday(planned)) if planned else tongue("next.freeze")
    return NextStep(title, left_until(planned, now, tongue), tongue("next.freeze_more"), planned)


def _event(source: Source, now: datetime, tongue: Tongue, *, more: str) -> NextStep:
    title = tongue("next.event", at=tongue.with_weekday(source.at), what=source_event(source, tongue))
    return NextStep(
        title, left_until(source.at, now, tongue), more, source.at if now < source.at else source.at + GRACE
    )


def _reading(record: DrawRecord, so_far: SoFar, tongue: Tongue) -> NextStep:
    if so_far.rows_agreed == ROWS:
        first = min(record.notice.sources, key=lambda source: source.at)
        more = tongue("next.read_done_more", what=source_event(first, tongue))
        return NextStep(tongue("next.read_done"), more=more)
    return NextStep(tongue("next.read", n=row_being_read(so_far)), more=tongue("next.read_more"))


def row_being_read(so_far: SoFar) -> int:
    """Return the first row that is not agreed, 1 to 4; 5 when all are."""
    agreed = {reading.row for reading in so_far.readings if reading.agreed}
    return next((row for row in range(1, ROWS + 1) if row not in agreed), ROWS + 1)


def _throwing(record: DrawRecord, so_far: SoFar, tongue: Tongue) -> NextStep:
    source = next((one for one in record.notice.closing_sources if one.kind == "digits"), None)
    if source is None:
        return NextStep(tongue("next.sources"))
    places = so_far.places.get(source.name, ())
    disputed = disputed_place(places)
    if disputed is not None:
        return NextStep(tongue("next.differs", n=disputed.number), more=tongue("next.differs_more"))
    thrown = sum(place.value is not None for place in places)
    title = tongue("next.thrown", n=thrown, left=places_in(source) - thrown)
    return NextStep(title, more=tongue("next.thrown_more"))


def disputed_place(places: tuple[Place, ...]) -> Place | None:
    """Return the place that two people typed differently and that is typed again now."""
    return next((place for place in places if place.differs), None)


def left_until(until: datetime | None, now: datetime, tongue: Tongue = ZH) -> tuple[tuple[int, str], ...]:
    """Return what is left in days, hours and minutes, from the largest that is not zero."""
    if until is None or until <= now:
        return ()
    rest = until - now
    hours, minutes = divmod(rest // timedelta(minutes=1) % (24 * 60), 60)
    parts = tuple(zip((rest.days, hours, minutes), map(tongue, UNITS), strict=True))
    first = next((place for place, (count, _) in enumerate(parts) if count), 2)
    return parts[first:]
