"""How the sources of a draw stand for the draw office: what counts, what differs, what is missing, and what is next."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.lottery.actions.counting import announced, counted_places, hours, require_after, required_value, value_of
from services.lottery.actions.office import the_draw
from services.lottery.actions.read_fingerprint import is_read, require_read
from services.lottery.domain.calling import places_of
from services.lottery.domain.calling_times import Hours
from services.lottery.domain.ceremony import State, Step, take
from services.lottery.domain.errors import LotteryError
from services.lottery.domain.sources.announced import MISSING
from services.lottery.store.called import Called, Reading, called_of, readings_of
from services.lottery.store.notices import Source
from services.lottery.store.records import DrawKey, DrawRecord
from shared.database.sessions import Database


@dataclass(frozen=True)
class SourceSight:
    """One source: how many places it has, how many of them count, and every place that somebody has typed."""

    source: Source
    is_last: bool
    hours: Hours
    state: str
    """early, open, differs, counts, or missed (its time is over: `-`)."""
    value: str | None
    total: int
    counted: int
    places: tuple[Called, ...]


@dataclass(frozen=True)
class SourcesSight:
    """All sources in announced order, the reading, and the sentence that names what has to be done next, if any."""

    record: DrawRecord
    readings: tuple[Reading, ...]
    sources: tuple[SourceSight, ...]
    missing: LotteryError | None
    """Why sources cannot be closed, or no seed be made, at this moment; None where it can, or is done."""

    @property
    def is_read(self) -> bool:
        """Whether the fingerprint was read."""
        return is_read(self.readings)


async def read_sources(db: Database, key: DrawKey, now: datetime) -> SourcesSight:
    """Return how the sources stand at `now`; nobody learns from it what one person alone has typed."""
    async with db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
        readings, called = await readings_of(session, key), await called_of(session, key)
    sources = tuple(_sight(record, one, called, now) for one in record.notice.sources)
    return SourcesSight(record, readings, sources, _missing(record, readings, called, now))


def typed_by(called: Called, member: UUID) -> bool:
    """Say whether this person is one of those who typed a place in its newest attempt."""
    return member in called.typists


def _sight(record: DrawRecord, one: Source, called: tuple[Called, ...], now: datetime) -> SourceSight:
    source, _ = announced(record.notice, one.name)
    places = tuple(place for place in called if place.source == one.name)
    opening = hours(record.notice, one)
    value = value_of(record.notice, one.name, called, now)
    return SourceSight(
        source=one,
        is_last=one == record.notice.last_source,
        hours=opening,
        state=_state(opening, value, places, now),
        value=value,
        total=len(places_of(source)),
        counted=len(counted_places(called, one.name)),
        places=places,
    )


def _state(opening: Hours, value: str | None, places: tuple[Called, ...], now: datetime) -> str:
    if value is not None:
        return "missed" if value == MISSING else "counts"
    if any(place.differs for place in places):
        return "differs"
    return "early" if now < opening.opens_at else "open"


def _missing(
    record: DrawRecord, readings: tuple[Reading, ...], called: tuple[Called, ...], now: datetime
) -> LotteryError | None:
    if record.state not in {State.FROZEN, State.CLOSED}:
        return None
    frozen = record.state is State.FROZEN
    wanted = record.notice.closing_sources if frozen else (record.notice.last_source,)
    try:
        take(record.standing, Step.CLOSE if frozen else Step.SEED, now)
        require_read(readings)
        require_after(called, now)
        for one in wanted:
            required_value(record.notice, one.name, called, now)
    except LotteryError as missing:
        return missing
    return None
