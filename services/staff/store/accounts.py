"""Reads and writes accounts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.staff.domain.duty import Duty
from services.staff.store.tables import account
from shared.database.sessions import ReadSession, WriteSession


@dataclass(frozen=True)
class Account:
    """Somebody of the staff; `name` is None where only the identity service lets them in."""

    staff_id: UUID
    display_name: str
    duty: Duty
    name: str | None
    made_at: datetime
    locked_at: datetime | None
    issuer: str | None
    totp_step: int
    password_hash: str | None = None
    totp_secret: bytes | None = None


@dataclass(frozen=True)
class Password:
    """What lets somebody in who has no identity service: name, hash, sealed secret of the phone, its last code."""

    name: str
    password_hash: str
    totp_secret: bytes
    totp_step: int


def duty_row(duty: Duty) -> dict[str, str | None]:
    """Return the columns of a duty."""
    return {
        "role": duty.role,
        "scope": duty.scope,
        "home_unit": duty.home_unit,
        "home_kind": duty.home_kind,
        "school_code": duty.school_code,
    }


def duty_of(row: sa.Row[Any]) -> Duty:
    """Return the duty in a row."""
    return Duty(row.role, row.scope, row.home_unit, row.home_kind, row.school_code)


async def add_account(
    session: WriteSession, staff_id: UUID, display_name: str, duty: Duty, way_in: dict[str, object]
) -> None:
    """Write a new account; `way_in` holds the columns of `Password` or of an identity, and `made_at`."""
    row = {"staff_id": staff_id, "display_name": display_name} | duty_row(duty) | way_in
    await session.execute(account.insert(), row)


async def account_called(session: ReadSession, name: str, *, keep: bool = False) -> Account | None:
    """Return the account that signs in with this name; `keep`: nobody changes it until the commit."""
    return await _one(session, account.c.name == name, keep=keep)


async def account_with(session: ReadSession, staff_id: UUID, *, keep: bool = False) -> Account | None:
    """Return an account."""
    return await _one(session, account.c.staff_id == staff_id, keep=keep)


async def account_of_identity(session: ReadSession, issuer: str, subject: str) -> Account | None:
    """Return the account that an outside identity belongs to."""
    return await _one(session, sa.and_(account.c.issuer == issuer, account.c.subject == subject))


async def accounts_within(session: ReadSession, scope: str) -> tuple[Account, ...]:
    """Return the accounts whose scope lies within one, by role and name."""
    wanted = sa.select(account).where(account.c.scope.startswith(scope, autoescape=True))
    rows = await session.execute(wanted.order_by(account.c.scope, account.c.role, account.c.display_name))
    return tuple(_account(row) for row in rows)


async def names_of(session: ReadSession, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return the display names of accounts, those that there are."""
    wanted = sa.select(account.c.staff_id, account.c.display_name).where(account.c.staff_id.in_(list(ids)))
    return {row.staff_id: row.display_name for row in await session.execute(wanted)}


async def change_account(session: WriteSession, staff_id: UUID, **columns: object) -> None:
    """Write columns of an account."""
    await session.execute(account.update().where(account.c.staff_id == staff_id).values(**columns))


async def _one(session: ReadSession, where: sa.ColumnElement[bool], *, keep: bool = False) -> Account | None:
    wanted = sa.select(account).where(where)
    row = (await session.execute(wanted.with_for_update() if keep else wanted)).first()
    return None if row is None else _account(row)


def _account(row: sa.Row[Any]) -> Account:
    return Account(
        staff_id=row.staff_id,
        display_name=row.display_name,
        duty=duty_of(row),
        name=row.name,
        made_at=row.made_at,
        locked_at=row.locked_at,
        issuer=row.issuer,
        totp_step=row.totp_step,
        password_hash=row.password_hash,
        totp_secret=row.totp_secret,
    )
