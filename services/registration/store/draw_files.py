"""The files that were frozen for a draw: written once, read for ever."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from services.registration.store.tables import admission_unit, draw_file, draw_freeze
from shared.crypto.hashing import sha256_hex
from shared.database.sessions import ReadSession, WriteSession


@dataclass(frozen=True)
class Freeze:
    """A freeze that was made: how many children are on the roster, and the SHA-256 of each file by name."""

    draw_id: str
    season: str
    children: int
    files: dict[str, str]


@dataclass(frozen=True)
class DrawFile:
    """One file with its SHA-256 (64 hex digits)."""

    content: bytes
    sha256: str


async def read_freeze(session: ReadSession, unit_code: str, draw_id: str) -> Freeze | None:
    """Return the freeze of a draw, or None."""
    table = draw_freeze.c
    query = sa.select(table.season, table.children).where(table.unit_code == unit_code, table.draw_id == draw_id)
    row = (await session.execute(query)).first()
    if row is None:
        return None
    files = draw_file.c
    hashes = sa.select(files.name, files.sha256).where(files.unit_code == unit_code, files.draw_id == draw_id)
    by_name = {name: sha256 for name, sha256 in await session.execute(hashes.order_by(files.name))}
    return Freeze(draw_id, row.season, row.children, by_name)


async def keep_freeze(
    session: WriteSession, unit_code: str, freeze: Freeze, files: Mapping[str, bytes], now: datetime
) -> None:
    """Write the files of a draw; from now on the unit takes no number and no change."""
    values = {"unit_code": unit_code, "draw_id": freeze.draw_id, "season": freeze.season, "frozen_at": now}
    await session.execute(draw_freeze.insert().values(**values, children=freeze.children))
    rows = [
        {
            "unit_code": unit_code,
            "draw_id": freeze.draw_id,
            "name": name,
            "sha256": freeze.files[name],
            "content": content,
        }
        for name, content in files.items()
    ]
    await session.execute(draw_file.insert(), rows)
    first = sa.func.coalesce(admission_unit.c.frozen_at, now)
    where = admission_unit.c.unit_code == unit_code
    await session.execute(admission_unit.update().where(where).values(frozen_at=first))


async def read_file(session: ReadSession, unit_code: str, draw_id: str, name: str) -> DrawFile | None:
    """Return one frozen file, or None."""
    table = draw_file.c
    query = sa.select(table.content, table.sha256).where(
        table.unit_code == unit_code, table.draw_id == draw_id, table.name == name
    )
    row = (await session.execute(query)).first()
    return None if row is None else DrawFile(row.content, row.sha256)


async def read_files(session: ReadSession, unit_code: str, draw_id: str) -> dict[str, bytes]:
    """Return every frozen file of a draw by name."""
    table = draw_file.c
    query = sa.select(table.name, table.content).where(table.unit_code == unit_code, table.draw_id == draw_id)
    return {row.name: row.content for row in await session.execute(query)}


def hashes_of(files: Mapping[str, bytes]) -> dict[str, str]:
    """Return the SHA-256 of each file by name."""
    return {name: sha256_hex(content) for name, content in files.items()}
