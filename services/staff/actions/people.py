"""What administrators do with accounts within their scope: look, lock, unlock, end sessions, change the duty."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from services.staff.actions.room import Sitting, StaffRoom, note
from services.staff.domain.duty import Duty, problems_of
from services.staff.domain.errors import ForAdministrators, NoSuchAccount, NotOneself, TwoMustInvite
from services.staff.store.accounts import (
    Account,
    account_with,
    accounts_within,
    change_account,
    duty_row,
    names_of,
)
from services.staff.store.invitations import Invitation, invitations_within, withdraw_those_by
from services.staff.store.sessions import end_sessions_of, sessions_of
from shared.database.scope import UNSCOPED
from shared.database.sessions import WriteSession
from shared.errors import InvalidInput


@dataclass(frozen=True)
class People:
    """Everybody within a scope, and who is invited and has not come yet."""

    accounts: tuple[Account, ...]
    invitations: tuple[Invitation, ...]
    names: dict[UUID, str]
    """Of those who invited."""


async def list_people(sitting: Sitting) -> People:
    """Return whom this administrator looks after."""
    sitting.must_administer(sitting.who.scope)
    async with sitting.room.db.reading(UNSCOPED) as session:
        accounts = await accounts_within(session, sitting.who.scope)
        invitations = await invitations_within(session, sitting.who.scope, sitting.now)
        names = await names_of(session, {one.invited_by for one in invitations if one.invited_by})
    return People(accounts, invitations, names)


async def show_person(sitting: Sitting, staff_id: UUID) -> tuple[Account, int]:
    """Return an account within the scope, and how many living sessions it has."""
    async with sitting.room.db.reading(UNSCOPED) as session:
        account = await account_with(session, staff_id)
        if account is None or not account.duty.scope.startswith(sitting.who.scope):
            raise NoSuchAccount
        sitting.must_administer(account.duty.scope)
        return account, len(await sessions_of(session, staff_id, sitting.now))


async def lock(sitting: Sitting, staff_id: UUID) -> None:
    """Lock an account; every session of it ends at once."""
    async with sitting.room.db.transaction(UNSCOPED) as session:
        account = await _other(sitting, session, staff_id)
        await change_account(session, staff_id, locked_at=account.locked_at or sitting.now)
        await end_sessions_of(session, staff_id)
        await note(session, sitting.acting, account.duty, "ACCOUNT_LOCKED", f"staff:{staff_id}")
        await _withdraw_invitations(sitting, session, account)


async def unlock(sitting: Sitting, staff_id: UUID) -> None:
    """Let somebody in again who was locked."""
    async with sitting.room.db.transaction(UNSCOPED) as session:
        account = await _other(sitting, session, staff_id)
        await change_account(session, staff_id, locked_at=None)
        await note(session, sitting.acting, account.duty, "ACCOUNT_UNLOCKED", f"staff:{staff_id}")


async def end_sessions(sitting: Sitting, staff_id: UUID) -> int:
    """End every session of somebody; return how many there were."""
    async with sitting.room.db.transaction(UNSCOPED) as session:
        account = await _other(sitting, session, staff_id)
        ended = await end_sessions_of(session, staff_id)
        await note(session, sitting.acting, account.duty, "SESSIONS_ENDED", f"staff:{staff_id}", count=str(ended))
    return ended


async def change_duty(sitting: Sitting, staff_id: UUID, duty: Duty) -> None:
    """Give somebody another role or scope; sessions under the old one end.

    Raises `InvalidInput`, `NotOneself`, `TwoMustInvite`: what decides for others is given by invitation only.
    """
    problems = problems_of(duty, sitting.room.policy.releaser_kinds)
    if problems:
        raise InvalidInput(problems)
    sitting.must_administer(duty.scope)
    async with sitting.room.db.transaction(UNSCOPED) as session:
        account = await _other(sitting, session, staff_id)
        if duty.decides and duty != account.duty:
            raise TwoMustInvite
        await change_account(session, staff_id, **duty_row(duty))
        await end_sessions_of(session, staff_id)
        details = {"role_before": account.duty.role, "scope_before": account.duty.scope, "role": duty.role}
        await note(session, sitting.acting, duty, "DUTY_CHANGED", f"staff:{staff_id}", **details)
        await _withdraw_invitations(sitting, session, account)


async def _withdraw_invitations(sitting: Sitting, session: WriteSession, account: Account) -> None:
    """Withdraw what somebody wrote in the old duty, and what was to renew this account for it."""
    for gone in await withdraw_those_by(session, account.staff_id, sitting.now):
        await note(session, sitting.acting, account.duty, "INVITATION_WITHDRAWN", f"invitation:{gone}")


async def every_account(room: StaffRoom) -> tuple[Account, ...]:
    """Return all accounts, for the operator on the command line."""
    async with room.db.reading(UNSCOPED) as session:
        return await accounts_within(session, "")


async def display_names(room: StaffRoom, ids: Iterable[UUID]) -> dict[UUID, str]:
    """Return display names, for the services that show who did something."""
    async with room.db.reading(UNSCOPED) as session:
        return await names_of(session, ids)


async def _other(sitting: Sitting, session: WriteSession, staff_id: UUID) -> Account:
    """Return somebody else's account within the scope, held until the commit."""
    if sitting.who.role != "administrator":
        raise ForAdministrators
    account = await account_with(session, staff_id, keep=True)
    if account is None or not account.duty.scope.startswith(sitting.who.scope):
        raise NoSuchAccount
    if staff_id == sitting.who.staff_id:
        raise NotOneself
    return account
