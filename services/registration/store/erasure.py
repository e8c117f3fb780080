"""Erasing what applications say: sealed values are emptied, rows about them deleted; number, state and hashes stay."""

from collections.abc import Sequence
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from services.registration.store.sealed_tables import APPLICATION
from services.registration.store.tables import (
    application,
    application_act,
    choice,
    outbox,
    placement,
    receipt,
    receipt_addendum,
    result_letter,
)
from shared.contracts.messages import ApplicationErased
from shared.crypto.hashing import tagged_hash
from shared.database.sessions import WriteSession
from shared.jobs.outbox import put

NOTHING = b""
"""In the place of a hash of contents without a salt, which somebody could try contents against."""


async def erase_applications(
    session: WriteSession, unit_code: str, numbers: Sequence[str], *, now: datetime
) -> tuple[str, ...]:
    """Erase these applications and ask verification to erase what it holds; return those that were not erased before.

    The caller has the scope of the unit; the rows are locked until its transaction ends.
    """
    erased = await _empty_forms(session, unit_code, numbers, now)
    for table in (choice, placement, result_letter, receipt_addendum):
        await session.execute(table.delete().where(table.c.unit_code == unit_code, table.c.number.in_(erased)))
    emptied = receipt.update().where(receipt.c.unit_code == unit_code, receipt.c.number.in_(erased))
    await session.execute(emptied.values(sealed_note=None, request_hash=NOTHING))
    for number in erased:
        values = {"unit_code": unit_code, "number": number, "act": "erased", "done_at": now}
        await session.execute(application_act.insert().values(**values))
        await put(session, outbox, receiver="verification", message=erased_message(unit_code, number))
    return erased


async def _empty_forms(session: WriteSession, unit_code: str, numbers: Sequence[str], now: datetime) -> tuple[str, ...]:
    table = application.c
    whose = sa.and_(table.unit_code == unit_code, table.number.in_(numbers), table.erased_at.is_(None))
    held = await session.scalars(sa.select(table.number).where(whose).order_by(table.number).with_for_update())
    erased = tuple(held)
    empty: dict[str, object] = dict.fromkeys(APPLICATION.columns)
    for number in erased:
        nobody = {"child_index": index_of_nobody(unit_code, number), "guardian_indexes": []}
        values = {**empty, "facts": [], **nobody, "erased_at": now}
        row = sa.and_(table.unit_code == unit_code, table.number == number)
        await session.execute(application.update().where(row).values(**values))
    return erased


def index_of_nobody(unit_code: str, number: str) -> bytes:
    """Return what stands for the child of an erased application: its own for each, so that no two ever meet."""
    return tagged_hash("yangguang/erased-child/1", unit_code.encode(), number.encode())


def erased_message(unit_code: str, number: str) -> ApplicationErased:
    """Return the message about one application; its identifier follows from the number, so it is one for ever."""
    mark = tagged_hash("yangguang/application-erased/1", unit_code.encode(), number.encode())
    return ApplicationErased(
        message_id=UUID(bytes=mark[:16], version=4), unit_code=unit_code, application_number=number
    )
