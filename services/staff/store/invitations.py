"""Reads and writes invitations; a used, withdrawn or old one is as good as none."""

from dataclasses import dataclass
from datetime import datetime
from hmac import compare_digest
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from services.staff.domain.duty import Duty
from services.staff.domain.limits import INVITATION_LASTS
from services.staff.store.accounts import duty_of, duty_row
from services.staff.store.tables import invitation
from services.staff.store.vault import token_hash
from shared.database.sessions import ReadSession, WriteSession

NOTHING_CHOSEN = {"name": None, "password_hash": None, "totp_secret": None, "proof_hash": None}
"""The columns of what somebody chose, empty."""


@dataclass(frozen=True)
class Invitation:
    """An invitation that is open: to a new account, or to renew one (`renews`) after the loss of a phone."""

    invitation_id: UUID
    display_name: str
    duty: Duty
    renews: UUID | None
    invited_by: UUID | None
    agreed_by: UUID | None
    made_at: datetime
    expires_at: datetime
    name: str | None
    password_hash: str | None
    totp_secret: bytes | None
    proof_hash: bytes | None

    def was_chosen_with(self, proof: str) -> bool:
        """Whether name and password were last chosen by whoever holds this token."""
        return self.proof_hash is not None and compare_digest(self.proof_hash, token_hash(proof))

    @property
    def waits(self) -> bool:
        """Whether a second administrator must agree before it can be used."""
        return needs_second(self) and self.agreed_by is None


@dataclass(frozen=True)
class Invited:
    """Who is invited to what; `invited_by` is None for the operator on the command line."""

    display_name: str
    duty: Duty
    invited_by: UUID | None = None
    renews: UUID | None = None


def needs_second(one: Invitation | Invited) -> bool:
    """Whether one administrator alone may not let this person in: a renewal, or somebody who decides for others."""
    return one.invited_by is not None and (one.renews is not None or one.duty.decides)


async def add_invitation(
    session: WriteSession, invitation_id: UUID, token: str, invited: Invited, now: datetime
) -> datetime:
    """Write an invitation; return when it ends. Open ones to renew the same account end here."""
    if invited.renews is not None:
        same = sa.and_(invitation.c.renews == invited.renews, _open(now))
        await session.execute(invitation.update().where(same).values(withdrawn_at=now))
    row = {
        "invitation_id": invitation_id,
        "token_hash": token_hash(token),
        "display_name": invited.display_name,
        "renews": invited.renews,
        "invited_by": invited.invited_by,
        "made_at": now,
        "expires_at": now + INVITATION_LASTS,
    }
    await session.execute(invitation.insert(), row | duty_row(invited.duty))
    return now + INVITATION_LASTS


async def open_invitation(session: ReadSession, token: str, now: datetime, *, keep: bool = False) -> Invitation | None:
    """Return the open invitation of a token; `keep`: nobody else uses it until the commit."""
    return await _one(session, sa.and_(invitation.c.token_hash == token_hash(token), _open(now)), keep=keep)


async def invitation_with(session: WriteSession, invitation_id: UUID, now: datetime) -> Invitation | None:
    """Return an open invitation, held until the commit."""
    return await _one(session, sa.and_(invitation.c.invitation_id == invitation_id, _open(now)), keep=True)


async def invitations_within(session: ReadSession, scope: str, now: datetime) -> tuple[Invitation, ...]:
    """Return the open invitations whose scope lies within one, the newest first."""
    within = invitation.c.scope.startswith(scope, autoescape=True)
    rows = await session.execute(
        sa.select(invitation)
        .where(within, _open(now))
        .order_by(invitation.c.made_at.desc(), invitation.c.invitation_id)
    )
    return tuple(_invitation(row) for row in rows)


async def change_invitation(session: WriteSession, invitation_id: UUID, **columns: object) -> None:
    """Write columns of an invitation."""
    mine = invitation.c.invitation_id == invitation_id
    await session.execute(invitation.update().where(mine).values(**columns))


async def withdraw_those_by(session: WriteSession, staff_id: UUID, now: datetime) -> tuple[UUID, ...]:
    """Withdraw the open invitations that somebody wrote, and those to renew this account; return which they were."""
    theirs = sa.or_(invitation.c.invited_by == staff_id, invitation.c.renews == staff_id)
    ended = invitation.update().where(theirs, _open(now)).values(withdrawn_at=now)
    return tuple(await session.scalars(ended.returning(invitation.c.invitation_id)))


async def forget_secrets_before(session: WriteSession, moment: datetime) -> None:
    """Take what was chosen out of invitations that ended before a moment."""
    over = sa.or_(invitation.c.expires_at < moment, invitation.c.used_at < moment, invitation.c.withdrawn_at < moment)
    left = sa.and_(over, invitation.c.password_hash.is_not(None))
    await session.execute(invitation.update().where(left).values(NOTHING_CHOSEN))


def _open(now: datetime) -> sa.ColumnElement[bool]:
    unused = sa.and_(invitation.c.used_at.is_(None), invitation.c.withdrawn_at.is_(None))
    return sa.and_(unused, invitation.c.expires_at > now)


async def _one(session: ReadSession, where: sa.ColumnElement[bool], *, keep: bool) -> Invitation | None:
    wanted = sa.select(invitation).where(where)
    row = (await session.execute(wanted.with_for_update() if keep else wanted)).first()
    return None if row is None else _invitation(row)


def _invitation(row: sa.Row[Any]) -> Invitation:
    return Invitation(
        invitation_id=row.invitation_id,
        display_name=row.display_name,
        duty=duty_of(row),
        renews=row.renews,
        invited_by=row.invited_by,
        agreed_by=row.agreed_by,
        made_at=row.made_at,
        expires_at=row.expires_at,
        name=row.name,
        password_hash=row.password_hash,
        totp_secret=row.totp_secret,
        proof_hash=row.proof_hash,
    )
