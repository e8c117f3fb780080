"""What counts of a draw's sources at a moment: the values that two people agreed, and `-` where 5.5 says so."""

from collections.abc import Iterable
from datetime import datetime

from services.lottery.actions.draw_documents import sources_of
from services.lottery.domain.calling import places_of, whole_value
from services.lottery.domain.calling_refusals import BeaconNotTaken, OptionalStillOpen, SourceNotTyped, SourceUnknown
from services.lottery.domain.calling_times import Hours, hours_of
from services.lottery.domain.ceremony_refusals import TimeGoesBack
from services.lottery.domain.sources.announced import Source
from services.lottery.store.called import Called
from services.lottery.store.notices import Notice
from services.lottery.store.notices import Source as Announced

FINGERPRINT_ROWS = (1, 2, 3, 4)


def announced(notice: Notice, name: str) -> tuple[Source, Announced]:
    """Return a source as draw.json has it and as it was announced; raise `SourceUnknown`."""
    for source, one in zip(sources_of(notice), notice.sources, strict=True):
        if source.name == name:
            return source, one
    raise SourceUnknown


def hours(notice: Notice, one: Announced) -> Hours:
    """Return from when and until when a source may be called."""
    return hours_of(one.at, notice.last_source.at, required=one.required)


def counted_places(called: Iterable[Called], name: str) -> dict[int, str]:
    """Return what counts at the places of one source."""
    return {one.place: one.value for one in called if one.source == name and one.value is not None}


def value_of(notice: Notice, name: str, called: Iterable[Called], now: datetime) -> str | None:
    """Return the value of a source as it counts at `now`, or None while it is missing."""
    source, one = announced(notice, name)
    return whole_value(source, counted_places(called, name), over=hours(notice, one).is_over(now))


def required_value(notice: Notice, name: str, called: tuple[Called, ...], now: datetime) -> str:
    """Return the value of a source; raise the refusal that names what is missing."""
    value = value_of(notice, name, called, now)
    if value is not None:
        return value
    source, one = announced(notice, name)
    if not one.required:
        raise OptionalStillOpen(name)
    if one.kind == "drand":
        raise BeaconNotTaken(name)
    counted = counted_places(called, name)
    missing = [place for place in places_of(source) if place not in counted]
    raise SourceNotTyped(name, len(missing), missing[0])


def require_after(called: Iterable[Called], now: datetime) -> None:
    """Refuse a step that lies before something that was typed; a rehearsal names its own times."""
    if any(now < (one.agreed_at or one.first_at) for one in called):
        raise TimeGoesBack
