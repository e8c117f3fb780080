"""What helpers did for a family in a unit, for the family's own page."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from services.registration.store.tables import application, application_act, helper_act
from shared.database.sessions import ReadSession, WriteSession


@dataclass(frozen=True)
class Between:
    """A family and its helper in a unit, by their accounts (32 bytes each)."""

    unit_code: str
    account_id: bytes
    helper_account: bytes


@dataclass(frozen=True)
class Helped:
    """One thing a helper did; `number` where it was about an application."""

    helper_account: bytes
    act: str
    number: str | None
    at: datetime


async def note_help(session: WriteSession, between: Between, act: str, now: datetime) -> None:
    """Note that a helper did something for the family."""
    await session.execute(helper_act.insert().values(**vars(between), act=act, done_at=now))


async def note_help_goes_on(session: WriteSession, between: Between, act: str, now: datetime) -> bool:
    """Note it once for a row of the same: where it was the last thing done, move its time; True where it is new."""
    table = helper_act.c
    mine = sa.and_(*(table[name] == value for name, value in vars(between).items()))
    last = (await session.execute(sa.select(table.act_id, table.act).where(mine).order_by(table.act_id.desc()))).first()
    if last is None or last.act != act:
        await note_help(session, between, act, now)
        return True
    await session.execute(helper_act.update().where(mine, table.act_id == last.act_id).values(done_at=now))
    return False


async def helped(session: ReadSession, unit_code: str, account_id: bytes) -> tuple[Helped, ...]:
    """Return everything that helpers did for a family, newest first."""
    own, sent, mine = helper_act.c, application_act.c, application.c
    other = sa.select(own.helper_account, own.act, sa.null().label("number"), own.done_at).where(
        own.unit_code == unit_code, own.account_id == account_id
    )
    same = sa.and_(sent.unit_code == mine.unit_code, sent.number == mine.number)
    about = (
        sa.select(sent.helper_account, sent.act, sent.number, sent.done_at)
        .join(application, same)
        .where(mine.unit_code == unit_code, mine.account_id == account_id, sent.helper_account.is_not(None))
    )
    rows = await session.execute(sa.union_all(other, about).order_by(sa.desc("done_at")))
    return tuple(Helped(row.helper_account, row.act, row.number, row.done_at) for row in rows)
