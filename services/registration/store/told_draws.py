"""Draws that families were told of: the freeze with its fingerprint, the result with its hash."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.registration.domain.told import DrawTold
from services.registration.store.tables import draw_notice, draw_result, result_letter
from shared.contracts.reads import DrawRead
from shared.database.sessions import ReadSession, WriteSession

WORDS = ("draw_id", "title", "page", "results_sha256", "published_at", "confirm_by", "admitted", "not_placed")


async def keep_notice(session: WriteSession, draw: DrawRead, now: datetime) -> bool:
    """Note that families are told of a freeze now; False where they were."""
    values = {name: getattr(draw, name) for name in ("unit_code", "draw_id", "draw_sha256", "title", "page")}
    statement = insert(draw_notice).values(**values, told_at=now).on_conflict_do_nothing()
    return (await session.execute(statement.returning(draw_notice.c.draw_id))).first() is not None


async def fingerprints_of(session: ReadSession, unit_code: str) -> dict[str, str]:
    """Return draw → fingerprint of its announcement, for every freeze that families were told of."""
    table = draw_notice.c
    rows = await session.execute(sa.select(table.draw_id, table.draw_sha256).where(table.unit_code == unit_code))
    return {row.draw_id: row.draw_sha256 for row in rows}


async def keep_result(session: WriteSession, unit_code: str, draw: DrawTold, now: datetime) -> None:
    """Note what families are told of now; a later result of the same draw replaces the words and the hash."""
    values = {name: getattr(draw, name) for name in WORDS}
    statement = insert(draw_result).values(unit_code=unit_code, **values, told_at=now)
    renewed = {name: statement.excluded[name] for name in (*WORDS[1:], "told_at")}
    await session.execute(
        statement.on_conflict_do_update(index_elements=list(draw_result.primary_key.columns), set_=renewed)
    )


async def letters_of(session: ReadSession, unit_code: str, number: str) -> tuple[tuple[DrawTold, str], ...]:
    """Return every draw that one application has a letter of, with its lines of the file; the newest first."""
    columns = [draw_result.c[name] for name in WORDS]
    joined = sa.and_(
        draw_result.c.unit_code == result_letter.c.unit_code, draw_result.c.draw_id == result_letter.c.draw_id
    )
    query = sa.select(*columns, result_letter.c.lines).join(result_letter, joined)
    mine = query.where(result_letter.c.unit_code == unit_code, result_letter.c.number == number)
    rows = await session.execute(mine.order_by(draw_result.c.published_at.desc(), draw_result.c.draw_id))
    return tuple((DrawTold(*row[:-1]), row.lines) for row in rows)
