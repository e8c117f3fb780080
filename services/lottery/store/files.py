"""The files of a bundle (draw.md, section 9): written once, never changed; a trigger in the database holds it."""

from collections.abc import Mapping

import sqlalchemy as sa

from services.lottery.store.records import DrawKey
from services.lottery.store.tables import draw_file
from shared.crypto.hashing import sha256_hex
from shared.database.sessions import ReadSession, WriteSession


def _of(key: DrawKey) -> sa.ColumnElement[bool]:
    return sa.and_(draw_file.c.unit_code == key.unit_code, draw_file.c.draw_id == key.draw_id)


async def add_files(session: WriteSession, key: DrawKey, files: Mapping[str, bytes]) -> None:
    """Keep these files for ever; a name that exists already is a fault of the database."""
    rows = [
        {**key._asdict(), "name": name, "sha256": sha256_hex(content), "content": content}
        for name, content in sorted(files.items())
    ]
    if rows:
        await session.execute(draw_file.insert(), rows)


async def read_file(session: ReadSession, key: DrawKey, name: str) -> bytes | None:
    """Return the bytes of one file, or None."""
    query = sa.select(draw_file.c.content).where(_of(key), draw_file.c.name == name)
    return (await session.execute(query)).scalar_one_or_none()


async def read_files(session: ReadSession, key: DrawKey) -> dict[str, bytes]:
    """Return every file of the draw, ascending by name."""
    query = sa.select(draw_file.c.name, draw_file.c.content).where(_of(key)).order_by(draw_file.c.name)
    return {row.name: row.content for row in await session.execute(query)}


async def file_hashes(session: ReadSession, key: DrawKey) -> dict[str, str]:
    """Return the SHA-256 of every file of the draw, ascending by name."""
    query = sa.select(draw_file.c.name, draw_file.c.sha256).where(_of(key)).order_by(draw_file.c.name)
    return {row.name: row.sha256 for row in await session.execute(query)}


async def file_sizes(session: ReadSession, key: DrawKey) -> dict[str, int]:
    """Return the length in bytes of every file of the draw, ascending by name."""
    size = sa.func.octet_length(draw_file.c.content).label("size")
    query = sa.select(draw_file.c.name, size).where(_of(key)).order_by(draw_file.c.name)
    return {row.name: row.size for row in await session.execute(query)}
