"""Say what a freeze would make of the season now: the same files, made by the same code, and kept nowhere."""

import asyncio
from datetime import datetime

from services.registration.actions.freeze_draw import DrawToFreeze, open_until
from services.registration.actions.tools import Tools
from services.registration.domain.errors import SeasonDiffers, UnitNotFound
from services.registration.domain.roster.draw_files import draw_files
from services.registration.domain.roster.entries import Entry
from services.registration.domain.roster.prospect import open_matters
from services.registration.domain.unit import Unit
from services.registration.store.draw_files import Freeze, hashes_of, read_file, read_freeze
from services.registration.store.entries import read_entries
from services.registration.store.pid_keys import SeasonOf, pid_key_of
from services.registration.store.units import read_unit
from shared.contracts.draw_reads import MOST_EXAMPLES, OpenCount, Prospect
from shared.database.sessions import ReadSession

Foreseen = tuple[tuple[Entry, ...], Unit, bytes]
"""The applications of the season, the rules that count for the draw, and the key of the pseudonyms."""


async def foresee_draw(tools: Tools, draw: DrawToFreeze, *, now: datetime) -> Prospect:
    """Return what would be frozen; raises `UnitNotFound`, `SeasonDiffers`, and `PidKeyMissing` or `PidKeyDestroyed`."""
    async with tools.db.reading(draw.unit_code) as session:
        unit = await read_unit(session, draw.unit_code)
        if unit is None:
            raise UnitNotFound
        kept = await _kept(session, draw)
        if kept is not None:
            return kept
        if draw.season != unit.season:
            raise SeasonDiffers(unit.season)
        pid_key = await pid_key_of(session, SeasonOf(unit.unit_code, unit.season, unit.stage), tools.keys.sealer)
        entries = await read_entries(session, unit, tools.keys.sealer, pid_key)
    seen = (entries, draw.rules(unit), pid_key)
    return await asyncio.to_thread(_prospect, draw, seen, open_until(tools, draw, unit, now))


async def _kept(session: ReadSession, draw: DrawToFreeze) -> Prospect | None:
    for draw_id in (draw.draw_id, draw.instead_of):
        freeze = None if draw_id is None else await read_freeze(session, draw.unit_code, draw_id)
        roster = None if freeze is None else await read_file(session, draw.unit_code, freeze.draw_id, "roster.csv")
        if freeze is not None and roster is not None:
            return _taken_over(freeze, roster.content)
    return None


def _taken_over(freeze: Freeze, roster: bytes) -> Prospect:
    return Prospect(
        roster_sha256=freeze.files["roster.csv"],
        register_sha256=freeze.files["register.csv"],
        children=freeze.children,
        rows=roster.count(b"\n") - 1,
        open={},
        open_until=None,
        taken_over=True,
    )


def _prospect(draw: DrawToFreeze, seen: Foreseen, closes: datetime | None) -> Prospect:
    entries, unit, pid_key = seen
    made = draw_files(entries, unit=unit, scope=draw.scope, pid_key=pid_key)
    hashes, roster = hashes_of(made.files), made.files["roster.csv"]
    matters = open_matters(entries, unit=unit, scope=draw.scope, pid_key=pid_key)
    return Prospect(
        roster_sha256=hashes["roster.csv"],
        register_sha256=hashes["register.csv"],
        children=made.children,
        rows=roster.count(b"\n") - 1,
        open={code: _count(groups) for code, groups in matters.items()},
        open_until=closes,
        taken_over=False,
    )


def _count(groups: tuple[tuple[str, ...], ...]) -> OpenCount:
    numbers = tuple(number for group in groups for number in group)
    return OpenCount(count=len(groups), numbers=numbers[:MOST_EXAMPLES])
