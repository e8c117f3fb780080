"""What of a draw may change while people watch it, read lightly: it is read once for all of them."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass

from services.lottery.actions.office import the_draw
from services.lottery.actions.read_draw import public_values
from services.lottery.actions.read_so_far import SoFar, read_so_far
from services.lottery.actions.results_shelf import ResultsShelf
from services.lottery.domain.ceremony import State
from services.lottery.store.placements import LotResult
from services.lottery.store.records import DrawKey, DrawRecord
from services.lottery.store.results_file import ResultsFile
from shared.database.sessions import Database


@dataclass(frozen=True)
class LiveSight:
    """One draw as a watcher may see it now."""

    record: DrawRecord
    so_far: SoFar
    values: Mapping[str, str]
    """Values of sources in the published files, by name."""
    lots: tuple[tuple[LotResult, str], ...]
    """Once published, each lot with the ticket of its last admitted child (empty where nobody waits)."""


async def read_live(db: Database, shelf: ResultsShelf, key: DrawKey) -> LiveSight:
    """Return the draw as it stands, or raise `DrawNotFound`; a result comes out of the published file."""
    async with db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
        so_far = await read_so_far(session, record)
        values = await public_values(session, record)
        results = await shelf.results_of(session, record) if record.state is State.PUBLISHED else None
    lots = () if results is None else await asyncio.to_thread(_lots, results)
    return LiveSight(record, so_far, values, lots)


def _lots(results: ResultsFile) -> tuple[tuple[LotResult, str], ...]:
    found = [results.of_lot(lot) for lot in results.lots]
    return tuple((one.result, one.cut.ticket if one.cut and one.result.waiting else "") for one in found)
