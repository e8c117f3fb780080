"""The lottery reads a file that was frozen for a draw."""

from services.registration.actions.tools import Tools
from services.registration.domain.errors import DrawNotFrozen
from services.registration.store.draw_files import DrawFile, read_file


async def read_draw_file(tools: Tools, unit_code: str, draw_id: str, name: str) -> DrawFile:
    """Return the file with its hash; raise `DrawNotFrozen`."""
    async with tools.db.reading(unit_code) as session:
        file = await read_file(session, unit_code, draw_id, name)
    if file is None:
        raise DrawNotFrozen
    return file
