"""Counts tries to sign in, by name and by network address, in windows of a quarter of an hour."""

from datetime import datetime
from typing import Literal

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.staff.store.tables import sign_in_try
from shared.database.sessions import WriteSession

Kind = Literal["name", "address"]


async def count_try(session: WriteSession, kind: Kind, index: bytes, window: datetime) -> int:
    """Count one try before it is judged; return how many there were in this window, with it."""
    row = {"kind": kind, "tried_index": index, "window_start": window, "tries": 1}
    statement = insert(sign_in_try).values(row)
    counted = statement.on_conflict_do_update(
        index_elements=["kind", "tried_index", "window_start"], set_={"tries": sign_in_try.c.tries + 1}
    )
    return int(await session.scalar(counted.returning(sign_in_try.c.tries)) or 0)


async def forget_tries(session: WriteSession, kind: Kind, index: bytes) -> None:
    """Forget the tries of a name whose owner has signed in."""
    await session.execute(_of(kind, index))


async def take_back_try(session: WriteSession, kind: Kind, index: bytes, window: datetime) -> None:
    """Take back one try of an address that turned out right; others' wrong ones stay."""
    table = sign_in_try
    mine = sa.and_(table.c.kind == kind, table.c.tried_index == index, table.c.window_start == window)
    await session.execute(table.update().where(mine, table.c.tries > 0).values(tries=table.c.tries - 1))


async def forget_tries_before(session: WriteSession, moment: datetime) -> None:
    """Delete windows that began before a moment."""
    await session.execute(sign_in_try.delete().where(sign_in_try.c.window_start < moment))


def _of(kind: Kind, index: bytes) -> sa.Delete:
    return sign_in_try.delete().where(sign_in_try.c.kind == kind, sign_in_try.c.tried_index == index)
