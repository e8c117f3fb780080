"""What one application number is in a draw: its lines of the roster and, once published, of results.csv itself."""

import asyncio
from dataclasses import dataclass

from services.lottery.actions.office import the_draw
from services.lottery.actions.results_shelf import ResultsShelf
from services.lottery.domain.ceremony import State
from services.lottery.domain.ceremony_refusals import NotFrozen, NumberNotOnRoster
from services.lottery.store.placements import LotResult, Placement
from services.lottery.store.records import DrawKey, DrawRecord
from services.lottery.store.results_file import ResultsFile
from services.lottery.store.rosters import Entry, entries_of
from shared.database.sessions import Database


@dataclass(frozen=True)
class Outcome:
    """One choice of the child as results.csv has it."""

    placement: Placement
    lot: LotResult
    cut: Placement | None
    """The last admitted line of the lot."""
    members: tuple[Placement, ...]
    """The lines of a bound group at this lot; one line for a single child."""
    used_before: int = 0
    """Children with a seat here who stand before this one."""


@dataclass(frozen=True)
class NumberSight:
    """One number in one draw."""

    record: DrawRecord
    entries: tuple[Entry, ...]
    outcomes: tuple[Outcome, ...] = ()
    """One for each choice, in their order; empty before the result is published."""
    results_sha256: str = ""
    """Of the file from which the outcomes were cut."""

    @property
    def placements(self) -> tuple[Placement, ...]:
        """The lines of the child, in the order of its choices."""
        return tuple(one.placement for one in self.outcomes)

    @property
    def outcome(self) -> Outcome | None:
        """The choice that decides for this child, None before the result is published."""
        return deciding_outcome(self.outcomes) if self.outcomes else None


async def read_number(db: Database, shelf: ResultsShelf, key: DrawKey, app_no: str) -> NumberSight:
    """Return the number's lines.

    Raises `DrawNotFound`, `NotFrozen`, `NumberNotOnRoster`, and `PublishedFileDiffers`.
    """
    async with db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
        if record.frozen_at is None:
            raise NotFrozen
        entries = await entries_of(session, key, app_no)
        if not entries:
            raise NumberNotOnRoster
        if record.state is not State.PUBLISHED:
            return NumberSight(record, entries)
        results = await shelf.results_of(session, record)
    outcomes = await asyncio.to_thread(outcomes_of, results, app_no)
    return NumberSight(record, entries, outcomes, results.sha256)


async def require_on_roster(db: Database, key: DrawKey, app_no: str) -> None:
    """Raise `DrawNotFound`, `NotFrozen` or `NumberNotOnRoster` unless the frozen roster has this number."""
    async with db.reading(key.unit_code) as session:
        if (await the_draw(session, key)).frozen_at is None:
            raise NotFrozen
        if not await entries_of(session, key, app_no):
            raise NumberNotOnRoster


def outcomes_of(results: ResultsFile, app_no: str) -> tuple[Outcome, ...]:
    """Return what the file says of every choice of this number, in their order."""
    return tuple(_outcome(results, one) for one in results.of_number(app_no))


def deciding_outcome(outcomes: tuple[Outcome, ...]) -> Outcome:
    """Return the choice that decides: the placed one, else the first at which the child waits, else the first."""
    placed = [one for one in outcomes if one.placement.placed]
    waiting = [one for one in outcomes if one.placement.wait is not None]
    return next(iter([*placed, *waiting, *outcomes]))


def _outcome(results: ResultsFile, placement: Placement) -> Outcome:
    at = (placement.school, placement.category)
    lot = results.of_lot(at)
    members = results.of_group(at, placement.bound) if placement.bound else (placement,)
    return Outcome(placement, lot.result, lot.cut, members, lot.placed_before(placement.pos))
