"""Recovery codes: kept as hashes, gone once used."""

from collections.abc import Iterable
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from services.staff.store.tables import recovery_code
from shared.database.sessions import ReadSession, WriteSession


async def replace_recovery_codes(session: WriteSession, staff_id: UUID, hashes: Iterable[bytes], now: datetime) -> None:
    """Write a new set; the old one is good for nothing."""
    await session.execute(recovery_code.delete().where(recovery_code.c.staff_id == staff_id))
    rows = [{"staff_id": staff_id, "code_hash": one, "made_at": now} for one in hashes]
    await session.execute(recovery_code.insert(), rows)


async def use_recovery_code(session: WriteSession, staff_id: UUID, code_hash: bytes) -> bool:
    """Use a code up; False where there is none, or somebody was quicker."""
    mine = sa.and_(recovery_code.c.staff_id == staff_id, recovery_code.c.code_hash == code_hash)
    used = await session.execute(recovery_code.delete().where(mine).returning(recovery_code.c.staff_id))
    return used.first() is not None


async def recovery_codes_left(session: ReadSession, staff_id: UUID) -> int:
    """Return how many are left."""
    mine = sa.select(sa.func.count()).where(recovery_code.c.staff_id == staff_id)
    return int(await session.scalar(mine) or 0)
