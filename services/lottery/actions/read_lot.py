"""Pages of the result of one lot: stretches of its lines in order."""

from dataclasses import dataclass

from services.lottery.actions.office import the_draw
from services.lottery.domain.ceremony import State
from services.lottery.domain.ceremony_refusals import NotPublished, PageNotFound
from services.lottery.store.placements import LotResult, Placement, lines_of_lot, lot_results, places_of_lot
from services.lottery.store.records import DrawKey, DrawRecord
from shared.database.sessions import Database, ReadSession

LINES_ON_A_PAGE = 100
HEAD = 4
BEFORE_THE_LINE = 3
AFTER_THE_LINE = 4
Lot = tuple[str, str]
"""School and category."""


@dataclass(frozen=True)
class LotPage:
    """One page of a lot: its figures and the lines of this page."""

    record: DrawRecord
    lot: LotResult
    number: int
    lines: tuple[Placement, ...]


async def read_lot(db: Database, key: DrawKey, at: Lot, number: int) -> LotPage:
    """Return page `number` (from 1) of a published lot; raise `NotPublished`, or `PageNotFound` for any other page."""
    async with db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
        if record.state is not State.PUBLISHED:
            raise NotPublished
        lot = next((one for one in await lot_results(session, key) if (one.school, one.category) == at), None)
        first = (number - 1) * LINES_ON_A_PAGE + 1
        if lot is None or not 1 <= first <= lot.applicants:
            raise PageNotFound
        lines = await lines_of_lot(session, key, at, first=first, last=first + LINES_ON_A_PAGE - 1)
        return LotPage(record, lot, number, lines)


async def read_excerpts(db: Database, key: DrawKey, lots: tuple[LotResult, ...]) -> dict[Lot, tuple[Placement, ...]]:
    """Return the first lines of each lot and those around its cut-off line."""
    async with db.reading(key.unit_code) as session:
        return {(lot.school, lot.category): await _excerpt(session, key, lot) for lot in lots}


async def _excerpt(session: ReadSession, key: DrawKey, lot: LotResult) -> tuple[Placement, ...]:
    places = [(1, HEAD)]
    if lot.cut_pos is not None and lot.waiting:
        places.append((lot.cut_pos - BEFORE_THE_LINE, lot.cut_pos + AFTER_THE_LINE))
    return await places_of_lot(session, key, (lot.school, lot.category), tuple(places))
