"""One letter and one short message for each child, written together with what they are about."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.registration.domain.results import Counts
from services.registration.store.placements import AT_ONCE
from services.registration.store.tables import application, placement, result_letter
from shared.database.sessions import ReadSession, WriteSession


@dataclass(frozen=True)
class Family:
    """Whom an application belongs to; `erased` where the family had it deleted."""

    account_id: bytes
    erased: bool


@dataclass(frozen=True)
class Letter:
    """What is kept of one child's result: outcome, its lines of the file, and its message if one goes out."""

    number: str
    outcome: str
    lines: str
    sms_id: UUID | None


async def families_of(session: ReadSession, unit_code: str) -> Mapping[str, Family]:
    """Return application number → family, for every application of a unit."""
    table = application.c
    rows = await session.execute(
        sa.select(table.number, table.account_id, table.erased_at).where(table.unit_code == unit_code)
    )
    return {row.number: Family(row.account_id, row.erased_at is not None) for row in rows}


async def lines_told(session: ReadSession, unit_code: str, draw_id: str) -> Mapping[str, str]:
    """Return application number → the lines that its last letter about a draw was made from."""
    table = result_letter.c
    rows = await session.execute(
        sa.select(table.number, table.lines).where(table.unit_code == unit_code, table.draw_id == draw_id)
    )
    return {row.number: row.lines for row in rows}


async def keep_letters(
    session: WriteSession, unit_code: str, draw_id: str, letters: Sequence[Letter], now: datetime
) -> None:
    """Write letters over earlier ones about the same draw."""
    for some in in_parts(letters):
        rows = [{"unit_code": unit_code, "draw_id": draw_id, "made_at": now, **vars(letter)} for letter in some]
        statement = insert(result_letter).values(rows)
        renewed = {name: statement.excluded[name] for name in ("outcome", "lines", "sms_id", "made_at")}
        keys = list(result_letter.primary_key.columns)
        await session.execute(statement.on_conflict_do_update(index_elements=keys, set_=renewed))


async def counts_kept(session: ReadSession, unit_code: str, draw_id: str) -> Counts:
    """Return how many placements and letters of each kind are written for a draw."""
    rows = await _counted(session, placement, placement.c.status, (unit_code, draw_id))
    return Counts(rows, await _counted(session, result_letter, result_letter.c.outcome, (unit_code, draw_id)))


async def _counted(
    session: ReadSession, table: sa.Table, by: "sa.ColumnElement[str]", draw: tuple[str, str]
) -> Mapping[str, int]:
    of_draw = sa.and_(table.c.unit_code == draw[0], table.c.draw_id == draw[1])
    found = await session.execute(sa.select(by, sa.func.count()).where(of_draw).group_by(by))
    return Counter({status: number for status, number in found})


def in_parts(letters: Sequence[Letter]) -> Iterator[Sequence[Letter]]:
    """Yield what fits into one statement each."""
    for start in range(0, len(letters), AT_ONCE):
        yield letters[start : start + AT_ONCE]
