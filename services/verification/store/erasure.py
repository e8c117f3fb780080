"""Erasing what rests on an application: claim, words of clerks, answers nobody else needs; hashes and outcomes stay."""

from collections.abc import Collection
from datetime import datetime

import sqlalchemy as sa

from services.verification.store.tables import (
    card_view,
    case_file,
    finding,
    proposal,
    refusal,
    registry_answer,
    registry_check,
)
from shared.database.sessions import ReadSession, WriteSession

NOBODY = b""
"""In the place of the blind index of somebody's number."""


async def erase_case(session: WriteSession, unit_code: str, number: str, *, now: datetime) -> bool:
    """Erase what is held about one application; False where there is nothing, or it was erased before.

    The case is closed for ever: a round of questions that is under way finds it closed and writes nothing.
    """
    closed: dict[str, object] = {
        "state": "closed",
        "claim": None,
        "people": [],
        "next_at": None,
        "assigned_to": None,
        "erased_at": now,
    }
    whose = sa.and_(case_file.c.unit_code == unit_code, case_file.c.application_number == number)
    statement = case_file.update().where(whose, case_file.c.erased_at.is_(None)).values(**closed)
    if await session.scalar(statement.returning(case_file.c.version)) is None:
        return False
    await _erase_words(session, unit_code, number)
    await _erase_answers(session, unit_code, number)
    return True


async def erased_at(session: ReadSession, unit_code: str, number: str) -> datetime | None:
    """Return when an application was erased, or None."""
    query = sa.select(case_file.c.erased_at).where(
        case_file.c.unit_code == unit_code, case_file.c.application_number == number
    )
    found: datetime | None = await session.scalar(query)
    return found


async def _erase_words(session: WriteSession, unit_code: str, number: str) -> None:
    whose = sa.and_(finding.c.unit_code == unit_code, finding.c.application_number == number)
    await session.execute(finding.update().where(whose).values(reason=None, sentence=None))
    looked = sa.and_(card_view.c.unit_code == unit_code, card_view.c.application_number == number)
    await session.execute(card_view.update().where(looked, card_view.c.note.is_not(None)).values(note=None))
    for table in (refusal, proposal):
        whose = sa.and_(table.c.unit_code == unit_code, table.c.application_number == number)
        await session.execute(table.delete().where(whose))


async def _erase_answers(session: WriteSession, unit_code: str, number: str) -> None:
    """Delete the answers that only this application used: twins share their parents' answers."""
    table = registry_check.c
    own = sa.and_(table.unit_code == unit_code, table.application_number == number)
    keys = set(await session.scalars(sa.select(table.key_index).where(own)))
    await session.execute(registry_check.update().where(own).values(key_index=NOBODY))
    await _delete_unused(session, unit_code, keys - {NOBODY})


async def _delete_unused(session: WriteSession, unit_code: str, keys: Collection[bytes]) -> None:
    answer = registry_answer.c
    used = sa.exists().where(
        registry_check.c.unit_code == answer.unit_code, registry_check.c.key_index == answer.key_index
    )
    unused = sa.and_(answer.unit_code == unit_code, answer.key_index.in_(keys), ~used)
    await session.execute(registry_answer.delete().where(unused))
