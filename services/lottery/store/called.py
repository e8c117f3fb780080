"""The values of sources as they were typed, and the reading of the fingerprint: only added to (draw.md, 5.1)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from uuid import UUID

import sqlalchemy as sa

from services.lottery.domain.calling import Entry, called_value
from services.lottery.store.draws import is_draw
from services.lottery.store.records import DrawKey
from services.lottery.store.tables import called, draw, reading
from shared.database.sessions import ReadSession, WriteSession

COLUMNS = ("source", "place", "attempt", "typist", "value", "proof", "at")


@dataclass(frozen=True)
class Called:
    """One place of a source, as it stands in its newest attempt: place 0 is the whole value, else 1 to n."""

    source: str
    place: int
    attempt: int
    value: str | None
    """None until it counts: nobody sees what one person alone has typed."""
    first_at: datetime
    agreed_at: datetime | None
    typed_by: int
    """How many people have typed it in this attempt, 1 or 2."""
    proofs: tuple[str, ...] = ()
    """Once it counts: of a beacon its signature, of 双色球 two lines of medium and time."""
    typists: frozenset[UUID] = frozenset()

    @property
    def differs(self) -> bool:
        """Whether two people typed different things, so that it has to be typed again."""
        return self.typed_by > 1 and self.value is None


@dataclass(frozen=True)
class Reading:
    """What was said after one row of the fingerprint was read aloud, the last time it was."""

    row: int
    agreed: bool
    at: datetime


async def lock_draw(session: WriteSession, key: DrawKey) -> None:
    """Let one transaction at a time type, read or close in this draw, until it ends."""
    await session.execute(sa.select(draw.c.seq).where(is_draw(key)).with_for_update())


async def add_entry(session: WriteSession, key: DrawKey, source: str, entry: Entry, *, seat: int) -> None:
    """Keep what somebody typed, as the first or the second person of an attempt."""
    values = {**key._asdict(), "source": source, "seat": seat, **vars(entry)}
    await session.execute(called.insert().values(values))


async def entries_of(session: ReadSession, key: DrawKey, source: str) -> tuple[Entry, ...]:
    """Return everything that was ever typed for a source, by place, attempt and person."""
    rows = await _rows(session, key, called.c.source == source)
    return tuple(entry for _, entry in rows)


async def called_of(session: ReadSession, key: DrawKey) -> tuple[Called, ...]:
    """Return the newest attempt of every place that anybody has typed, by source and place."""
    rows = await _rows(session, key, sa.true())
    grouped = groupby(rows, key=lambda row: (row[0], row[1].place))
    return tuple(_called(source, [entry for _, entry in group]) for (source, _), group in grouped)


async def add_reading(session: WriteSession, key: DrawKey, row: int, *, agreed: bool, at: datetime) -> None:
    """Keep what was said after a row."""
    is_row = sa.and_(reading.c.unit_code == key.unit_code, reading.c.draw_id == key.draw_id, reading.c.row == row)
    attempt = sa.select(sa.func.coalesce(sa.func.max(reading.c.attempt), 0) + 1).where(is_row).scalar_subquery()
    values = {**key._asdict(), "row": row, "attempt": attempt, "agreed": agreed, "at": at}
    await session.execute(reading.insert().values(values))


async def readings_of(session: ReadSession, key: DrawKey) -> tuple[Reading, ...]:
    """Return what was said last of every row that was read, in order."""
    query = (
        sa.select(reading.c.row, reading.c.agreed, reading.c.at)
        .where(reading.c.unit_code == key.unit_code, reading.c.draw_id == key.draw_id)
        .order_by(reading.c.row, reading.c.attempt)
    )
    last = {row.row: Reading(*row) for row in await session.execute(query)}
    return tuple(last.values())


async def _rows(session: ReadSession, key: DrawKey, which: sa.ColumnElement[bool]) -> Sequence[tuple[str, Entry]]:
    query = (
        sa.select(*(called.c[name] for name in COLUMNS))
        .where(called.c.unit_code == key.unit_code, called.c.draw_id == key.draw_id, which)
        .order_by(called.c.source, called.c.place, called.c.attempt, called.c.seat)
    )
    return [
        (row.source, Entry(**{name: row._mapping[name] for name in COLUMNS[1:]}))
        for row in await session.execute(query)
    ]


def _called(source: str, entries: Sequence[Entry]) -> Called:
    newest = [entry for entry in entries if entry.attempt == entries[-1].attempt]
    value = called_value(newest)
    return Called(
        source=source,
        place=newest[0].place,
        attempt=newest[0].attempt,
        value=value,
        first_at=newest[0].at,
        agreed_at=None if value is None else newest[-1].at,
        typed_by=len(newest),
        proofs=() if value is None else tuple(entry.proof for entry in newest if entry.proof),
        typists=frozenset(UUID(entry.typist) for entry in newest),
    )
