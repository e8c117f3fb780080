"""What has been read aloud and typed so far in a ceremony, as everybody in the hall may see it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from services.lottery.domain.calling import Entry
from services.lottery.store.called import Called, Reading, called_of, entries_of, readings_of
from services.lottery.store.news import version_of
from services.lottery.store.records import DrawRecord
from shared.database.sessions import ReadSession


@dataclass(frozen=True)
class Place:
    """One place of a source: `value` as it was called out, confirmed when two people typed the same."""

    number: int
    value: str | None
    """None where nothing may be shown yet."""
    confirmed: bool
    differs: bool
    """Whether two people typed different things, and it is typed again."""
    at: datetime


@dataclass(frozen=True)
class SoFar:
    """The reading of the fingerprint, and the places of each source in order; `version` grows with every step."""

    version: int
    readings: tuple[Reading, ...]
    places: Mapping[str, tuple[Place, ...]]

    @property
    def rows_agreed(self) -> int:
        """How many rows of the fingerprint were the same."""
        return sum(reading.agreed for reading in self.readings)


NOTHING = SoFar(0, (), {})


async def read_so_far(session: ReadSession, record: DrawRecord) -> SoFar:
    """Return what is to be seen; the version is read first, so that it is never ahead of what it stands for."""
    version = await version_of(session, record)
    if record.frozen_at is None:
        return SoFar(version, (), {})
    typed = await called_of(session, record.key)
    spoken = [source.name for source in record.notice.sources if source.kind == "digits"]
    heard = {name: await entries_of(session, record.key, name) for name in spoken if _is_open(typed, name)}
    places = {
        name: tuple(_place(one, heard.get(name, ())) for one in group)
        for name, group in groupby(typed, key=lambda one: one.source)
    }
    return SoFar(version, await readings_of(session, record.key), places)


def _is_open(typed: tuple[Called, ...], name: str) -> bool:
    return any(one.source == name and one.value is None for one in typed)


def _place(one: Called, heard: tuple[Entry, ...]) -> Place:
    """A digit was called out before everybody, so it is shown from the first entry on; all else only once it counts."""
    first = next((entry.value for entry in heard if (entry.place, entry.attempt) == (one.place, one.attempt)), None)
    shown = one.value if one.value is not None or one.typed_by > 1 else first
    again = one.value is None and (one.differs or one.attempt > 1)
    return Place(one.place, shown, one.value is not None, again, one.agreed_at or one.first_at)
