"""Codes that were sent to phones: hashed, one living code per account, counted before they are compared."""

from dataclasses import dataclass
from datetime import date, datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.registration.domain.sign_in import SignInRules
from services.registration.store.tables import sign_in_code
from shared.clock import CHINA
from shared.database.sessions import ReadSession, WriteSession


@dataclass(frozen=True)
class LastCode:
    """When the last code was sent, and how many that day."""

    sent_at: datetime
    day: date
    sent_that_day: int


@dataclass(frozen=True)
class Tried:
    """A living code was compared: whether it was the right one, and how many tries are left of it."""

    right: bool
    left: int


async def keep_code(
    session: WriteSession, account_id: bytes, code_hash: bytes, *, rules: SignInRules, now: datetime
) -> bool:
    """Keep a fresh code for the old one; False, with nothing changed, in the pause or past the day's number."""
    table = sign_in_code.c
    day = now.astimezone(CHINA).date()
    fresh = {"code_hash": code_hash, "sent_at": now, "expires_at": now + rules.code_lives, "tries": 0, "day": day}
    statement = insert(sign_in_code).values(account_id=account_id, **fresh, sent_that_day=1)
    again = sa.case((table.day == day, table.sent_that_day + 1), else_=1)
    replacing = statement.on_conflict_do_update(
        index_elements=["account_id"],
        set_={**fresh, "sent_that_day": again},
        where=sa.and_(table.sent_at <= now - rules.pause, sa.or_(table.day != day, table.sent_that_day < rules.a_day)),
    )
    return await session.scalar(replacing.returning(table.account_id)) is not None


async def last_code(session: ReadSession, account_id: bytes) -> LastCode:
    """Return when the last code of an account was sent."""
    table = sign_in_code.c
    query = sa.select(table.sent_at, table.day, table.sent_that_day).where(table.account_id == account_id)
    return LastCode(*(await session.execute(query)).one())


async def try_code(
    session: WriteSession, account_id: bytes, code_hash: bytes, *, rules: SignInRules, now: datetime
) -> Tried | None:
    """Compare a code in one statement, which counts a wrong try and uses up a right one; None without a living code.

    Of many at once each waits for the one before and sees what it left, so a right code is right once. The pause and
    the day's number stay. Both sides of the comparison are keyed hashes, whose timing tells nothing about the digits.
    """
    table = sign_in_code.c
    right = table.code_hash == code_hash
    statement = (
        sign_in_code.update()
        .where(table.account_id == account_id, table.expires_at > now, table.tries < rules.tries)
        .values(tries=sa.case((right, rules.tries), else_=table.tries + 1))
        .returning(right.label("right"), table.tries)
    )
    row = (await session.execute(statement)).first()
    return None if row is None else Tried(row.right, rules.tries - row.tries)
