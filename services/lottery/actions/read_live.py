"""What of a draw may change while people watch it, read lightly: it is read once for all of them."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.lottery.actions.office import the_draw
from services.lottery.actions.read_draw import public_values
from services.lottery.actions.read_so_far import SoFar, read_so_far
from services.lottery.domain.ceremony import State
from services.lottery.store.placements import LotResult, lines_of_lot, lot_results
from services.lottery.store.records import DrawKey, DrawRecord
from shared.database.sessions import Database, ReadSession


@dataclass(frozen=True)
class LiveSight:
    """One draw as a watcher may see it now."""

    record: DrawRecord
    so_far: SoFar
    values: Mapping[str, str]
    """Values of sources in the published files, by name."""
    lots: tuple[tuple[LotResult, str], ...]
    """Once published, each lot with the ticket of its last admitted child (empty where nobody waits)."""


async def read_live(db: Database, key: DrawKey) -> LiveSight:
    """Return the draw as it stands, or raise `DrawNotFound`."""
    async with db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
        so_far = await read_so_far(session, record)
        lots = await lot_results(session, key) if record.state is State.PUBLISHED else ()
        return LiveSight(
            record=record,
            so_far=so_far,
            values=await public_values(session, record),
            lots=tuple([(lot, await _cut(session, key, lot)) for lot in lots]),
        )


async def _cut(session: ReadSession, key: DrawKey, lot: LotResult) -> str:
    if lot.cut_line is None or not lot.waiting:
        return ""
    lines = await lines_of_lot(session, key, (lot.school, lot.category), first=lot.cut_line, last=lot.cut_line)
    return lines[0].ticket
