"""Pages of the result of one lot: stretches of its lines in order, cut out of the published file."""

import asyncio
from dataclasses import dataclass
from itertools import islice

from services.lottery.actions.office import the_draw
from services.lottery.actions.results_shelf import ResultsShelf
from services.lottery.domain.ceremony import State
from services.lottery.domain.ceremony_refusals import NotPublished, PageNotFound
from services.lottery.store.placements import LotResult, Placement
from services.lottery.store.records import DrawKey, DrawRecord
from services.lottery.store.results_file import Lot, ResultsFile
from shared.database.sessions import Database

LINES_ON_A_PAGE = 100


@dataclass(frozen=True)
class LotPage:
    """One page of a lot: its figures and the lines of this page."""

    record: DrawRecord
    lot: LotResult
    number: int
    lines: tuple[Placement, ...]


async def read_lot(db: Database, shelf: ResultsShelf, key: DrawKey, at: Lot, number: int) -> LotPage:
    """Return page `number` (from 1) of a published lot.

    Raises `NotPublished`, `PublishedFileDiffers`, or `PageNotFound` for any other lot or page.
    """
    async with db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
        if record.state is not State.PUBLISHED:
            raise NotPublished
        results = await shelf.results_of(session, record)
    if at not in results.lots:
        raise PageNotFound
    lot, lines = await asyncio.to_thread(_page, results, at, (number - 1) * LINES_ON_A_PAGE)
    if not lines:
        raise PageNotFound
    return LotPage(record, lot, number, lines)


def _page(results: ResultsFile, at: Lot, before: int) -> tuple[LotResult, tuple[Placement, ...]]:
    lines = islice(results.lines_of(at), before, before + LINES_ON_A_PAGE)
    return results.of_lot(at).result, tuple(lines)
