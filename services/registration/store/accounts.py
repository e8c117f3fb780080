"""Accounts: a blind index of a phone, and the phone itself, sealed."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.registration.store.sealed_tables import ACCOUNT
from services.registration.store.tables import account
from shared.crypto.sealing import Sealer
from shared.database.sessions import ReadSession, WriteSession


def _place(account_id: bytes) -> str:
    return ACCOUNT.place("sealed_phone", account_id)


async def keep_account(session: WriteSession, account_id: bytes, phone: str, *, sealer: Sealer, now: datetime) -> None:
    """Make the account unless it is there."""
    values = {"account_id": account_id, "sealed_phone": sealer.seal(phone, _place(account_id)), "created_at": now}
    await session.execute(insert(account).values(**values).on_conflict_do_nothing())


async def phone_of(session: ReadSession, account_id: bytes, sealer: Sealer) -> str:
    """Return the phone of an account that exists."""
    query = sa.select(account.c.sealed_phone).where(account.c.account_id == account_id)
    return sealer.open((await session.scalars(query)).one(), _place(account_id))
