"""List what a freeze would decide by a default, so that the staff may settle it while there is time."""

import asyncio
from collections.abc import Mapping

from services.registration.actions.tools import Tools
from services.registration.domain.roster.entries import DrawScope
from services.registration.domain.roster.prospect import open_matters
from services.registration.domain.unit import Unit
from services.registration.store.entries import read_entries
from services.registration.store.pid_keys import SeasonOf, pid_key_of
from shared.contracts.freeze_defaults import OpenMatter

Open = Mapping[OpenMatter, tuple[tuple[str, ...], ...]]


async def list_open_matters(tools: Tools, unit: Unit) -> Open:
    """Return application numbers by matter, as if one draw were about every private lot of the unit."""
    async with tools.db.reading(unit.unit_code) as session:
        pid_key = await pid_key_of(session, SeasonOf(unit.unit_code, unit.season, unit.stage), tools.keys.sealer)
        entries = await read_entries(session, unit, tools.keys.sealer, pid_key)
    scope = DrawScope(tuple((school.lot, school.seats) for school in unit.schools if school.kind == "private"))
    return await asyncio.to_thread(open_matters, entries, unit=unit, scope=scope, pid_key=pid_key)
