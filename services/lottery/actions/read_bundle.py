"""The public files of a draw, one by one or in one archive that is the same bytes every time (draw.md, section 9)."""

import asyncio

from services.lottery.actions.office import the_draw
from services.lottery.domain.archive import tar_gz
from services.lottery.domain.ceremony import State
from services.lottery.domain.ceremony_refusals import FileNotPublic
from services.lottery.store.files import file_sizes, read_file, read_files
from services.lottery.store.records import DrawKey, DrawRecord
from shared.database.sessions import Database, ReadSession

RESULTS = "results.csv"


def is_public(record: DrawRecord, name: str) -> bool:
    """Say whether a file that exists may be seen: everything from its making on, the result when it is published."""
    return name != RESULTS or record.state is State.PUBLISHED


async def public_file(db: Database, key: DrawKey, name: str) -> bytes:
    """Return one file, or raise `FileNotPublic`."""
    async with db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
        content = await read_file(session, key, name) if is_public(record, name) else None
    if content is None:
        raise FileNotPublic
    return content


async def public_sizes(session: ReadSession, record: DrawRecord) -> dict[str, int]:
    """Return name and length of every public file, ascending by name."""
    sizes = await file_sizes(session, record.key)
    return {name: size for name, size in sizes.items() if is_public(record, name)}


async def archive(db: Database, key: DrawKey) -> bytes:
    """Return every public file in one archive, or raise `FileNotPublic` before the freeze."""
    async with db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
        files = await read_files(session, key)
    public = {name: content for name, content in files.items() if is_public(record, name)}
    if not public:
        raise FileNotPublic
    return await asyncio.to_thread(tar_gz, key.draw_id, public)
