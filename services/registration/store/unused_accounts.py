"""Accounts that nothing needs any more: no form that is kept, no draft, no session."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from services.registration.store.tables import (
    account,
    application,
    draft,
    helper_grant,
    province_identity,
    sign_in_code,
    sms_outbox,
)
from services.registration.store.tables import (
    session as session_table,
)
from shared.database.sessions import ReadSession, WriteSession

WHO_HELPS_WHOM = (helper_grant.c.account_id, helper_grant.c.helper_account)


@dataclass(frozen=True)
class Holdings:
    """How many forms that are not erased, and how many drafts, an account has."""

    applications: int = 0
    drafts: int = 0

    def with_more(self, other: "Holdings") -> "Holdings":
        """Return both together."""
        return Holdings(self.applications + other.applications, self.drafts + other.drafts)


async def holdings_of(session: ReadSession, unit_code: str, account_id: bytes) -> Holdings:
    """Return what an account has at one unit."""
    kept = sa.select(sa.func.count()).where(
        application.c.unit_code == unit_code, application.c.account_id == account_id, application.c.erased_at.is_(None)
    )
    begun = sa.select(sa.func.count()).where(draft.c.unit_code == unit_code, draft.c.account_id == account_id)
    return Holdings(int(await session.scalar(kept) or 0), int(await session.scalar(begun) or 0))


async def forget_grants(session: WriteSession, unit_code: str, account_id: bytes) -> None:
    """Delete every grant at one unit that names an account, on either side."""
    named = sa.or_(*(who == account_id for who in WHO_HELPS_WHOM))
    await session.execute(helper_grant.delete().where(helper_grant.c.unit_code == unit_code, named))


async def needed_accounts(session: ReadSession, unit_code: str) -> frozenset[bytes]:
    """Return every account that has something at a unit."""
    kept = sa.select(application.c.account_id).where(
        application.c.unit_code == unit_code, application.c.erased_at.is_(None)
    )
    begun = sa.select(draft.c.account_id).where(draft.c.unit_code == unit_code)
    helping = (sa.select(who).where(helper_grant.c.unit_code == unit_code) for who in WHO_HELPS_WHOM)
    return frozenset(await session.scalars(sa.union(kept, begun, *helping)))


async def idle_accounts(session: ReadSession, *, before: datetime, after: bytes, limit: int) -> tuple[bytes, ...]:
    """Return accounts made before a moment that have no session, ascending and above `after`."""
    has_session = sa.exists().where(session_table.c.account_id == account.c.account_id)
    query = sa.select(account.c.account_id).where(
        account.c.created_at < before, account.c.account_id > after, ~has_session
    )
    return tuple(await session.scalars(query.order_by(account.c.account_id).limit(limit)))


async def delete_idle_accounts(session: WriteSession, ids: Collection[bytes]) -> int:
    """Delete accounts that still have no session; whoever signs in at this moment keeps the account."""
    has_session = sa.exists().where(session_table.c.account_id == account.c.account_id)
    query = sa.select(account.c.account_id).where(account.c.account_id.in_(ids), ~has_session)
    return await delete_accounts(session, tuple(await session.scalars(query.with_for_update(skip_locked=True))))


async def delete_accounts(session: WriteSession, ids: Collection[bytes]) -> int:
    """Delete accounts with their codes, messages and identities, sessions first; return how many there were."""
    if not ids:
        return 0
    for table in (session_table, province_identity, sign_in_code, sms_outbox):
        await session.execute(table.delete().where(table.c.account_id.in_(ids)))
    gone = account.delete().where(account.c.account_id.in_(ids)).returning(account.c.account_id)
    return len((await session.scalars(gone)).all())
