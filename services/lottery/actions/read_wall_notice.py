"""What a notice for the wall shows: the draw as the public may see it, its figures cut out of results.csv itself."""

import asyncio
from dataclasses import dataclass

from services.lottery.actions.office import the_draw
from services.lottery.actions.read_draw import DrawSight, sight_of
from services.lottery.actions.results_shelf import ResultsShelf
from services.lottery.domain.ceremony import State
from services.lottery.store.records import DrawKey
from services.lottery.store.results_file import LotLines
from shared.database.sessions import Database


@dataclass(frozen=True)
class WallSight:
    """One draw, and after publication each lot that anybody lists, ascending by school and category."""

    sight: DrawSight
    lots: tuple[LotLines, ...] = ()


async def read_wall_notice(db: Database, shelf: ResultsShelf, key: DrawKey) -> WallSight:
    """Return what may hang on the wall now; raise `DrawNotFound` or `PublishedFileDiffers`."""
    async with db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
        sight = await sight_of(session, record)
        if record.state is not State.PUBLISHED:
            return WallSight(sight)
        results = await shelf.results_of(session, record)
    listed = [(one.school, one.category) for one in sight.demand]
    return WallSight(sight, await asyncio.to_thread(lambda: tuple(results.of_lot(lot) for lot in listed)))
