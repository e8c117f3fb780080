"""What one application number is in a draw: its lines of the roster and, once published, of the result."""

from dataclasses import dataclass

from services.lottery.actions.office import the_draw
from services.lottery.domain.ceremony import State
from services.lottery.domain.ceremony_refusals import NotFrozen, NumberNotOnRoster
from services.lottery.store.placements import (
    LotResult,
    Placement,
    lines_of_lot,
    lot_results,
    members_of,
    placements_of,
)
from services.lottery.store.records import DrawKey, DrawRecord
from services.lottery.store.rosters import Entry, entries_of
from shared.database.sessions import Database, ReadSession


@dataclass(frozen=True)
class Outcome:
    """The choice that decides for this child: the placed one, else the first at which it waits, else the first."""

    placement: Placement
    lot: LotResult
    cut: Placement | None
    """The last admitted line of the lot."""
    members: tuple[Placement, ...]
    """The lines of a bound group at this lot; one line for a single child."""


@dataclass(frozen=True)
class NumberSight:
    """One number in one draw."""

    record: DrawRecord
    entries: tuple[Entry, ...]
    placements: tuple[Placement, ...]
    outcome: Outcome | None
    """None before the result is published."""


async def read_number(db: Database, key: DrawKey, app_no: str) -> NumberSight:
    """Return the number's lines; raise `DrawNotFound`, `NotFrozen` or `NumberNotOnRoster`."""
    async with db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
        if record.frozen_at is None:
            raise NotFrozen
        entries = await entries_of(session, key, app_no)
        if not entries:
            raise NumberNotOnRoster
        if record.state is not State.PUBLISHED:
            return NumberSight(record, entries, (), None)
        placements = await placements_of(session, key, app_no)
        return NumberSight(record, entries, placements, await _outcome(session, key, deciding(placements)))


def deciding(placements: tuple[Placement, ...]) -> Placement:
    """Return the line that decides for the child."""
    placed = [one for one in placements if one.placed]
    waiting = [one for one in placements if one.wait is not None]
    return next(iter([*placed, *waiting, *placements]))


async def _outcome(session: ReadSession, key: DrawKey, placement: Placement) -> Outcome:
    at = (placement.school, placement.category)
    lot = next(lot for lot in await lot_results(session, key) if (lot.school, lot.category) == at)
    cut = await lines_of_lot(session, key, at, first=lot.cut_line, last=lot.cut_line) if lot.cut_line else ()
    members = await members_of(session, key, at, placement.bound) if placement.bound else (placement,)
    return Outcome(placement, lot, next(iter(cut), None), members)
