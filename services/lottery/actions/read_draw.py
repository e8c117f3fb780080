"""Everything the public page of a draw shows, read in one transaction; nothing of it is personal but numbers."""

import asyncio
from collections.abc import Mapping
from dataclasses import dataclass, replace

from services.lottery.actions.close_sources import values_of
from services.lottery.actions.lot_figures import children_of, demand_for
from services.lottery.actions.office import the_draw
from services.lottery.actions.read_bundle import public_sizes
from services.lottery.actions.read_so_far import SoFar, read_so_far
from services.lottery.actions.results_shelf import ResultsShelf
from services.lottery.domain.ceremony import ORDER, State
from services.lottery.store.draws import find_by_seq
from services.lottery.store.files import read_file
from services.lottery.store.records import DrawKey, DrawRecord
from services.lottery.store.results_file import LotLines
from services.lottery.store.rosters import Demand
from shared.database.sessions import Database, ReadSession


@dataclass(frozen=True)
class DrawSight:
    """One draw as the public may see it now."""

    record: DrawRecord
    children: int
    """How many children are on the roster; 0 where they were not counted, like the next two."""
    most_choices: int
    demand: tuple[Demand, ...]
    values: Mapping[str, str]
    """Values of sources that are public, by name."""
    lots: tuple[LotLines, ...]
    """Each lot that anybody lists, out of the published file; empty before."""
    sizes: Mapping[str, int]
    """Public files and their lengths."""
    following: str | None
    """The unit's next announcement, if there is one."""
    so_far: SoFar
    """What has been read aloud and typed."""


async def read_draw(db: Database, shelf: ResultsShelf, key: DrawKey, *, always_counted: bool = False) -> DrawSight:
    """Return the draw as it may be seen, or raise `DrawNotFound` or `PublishedFileDiffers`.

    Its children are counted always, or before the ceremony only: during it thousands read the page, which does not show
    them.
    """
    async with db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
        results = await shelf.results_of(session, record) if record.state is State.PUBLISHED else None
        sight = await _sight_of(session, record, always_counted=always_counted)
    if results is None:
        return sight
    return replace(sight, lots=await asyncio.to_thread(lambda: tuple(map(results.of_lot, results.lots))))


async def _sight_of(session: ReadSession, record: DrawRecord, *, always_counted: bool) -> DrawSight:
    key = record.key
    so_far = await read_so_far(session, record)
    before = record.state in {State.ANNOUNCED, State.FROZEN} and not so_far.readings
    counted = always_counted or before
    children, most_choices = await children_of(session, record) if counted else (0, 0)
    following = await find_by_seq(session, key.unit_code, record.seq + 1)
    return DrawSight(
        record=record,
        children=children,
        most_choices=most_choices,
        demand=await demand_for(session, record) if counted else (),
        values=await public_values(session, record),
        lots=(),
        sizes=await public_sizes(session, record),
        following=None if following is None else following.key.draw_id,
        so_far=so_far,
    )


async def public_values(session: ReadSession, record: DrawRecord) -> dict[str, str]:
    """Read them where they are published: seed.txt has all, closing.txt all but the last."""
    name = "seed.txt" if record.state in ORDER[ORDER.index(State.SEEDED) :] else "closing.txt"
    content = await read_file(session, record.key, name)
    return {} if content is None else values_of(content)
