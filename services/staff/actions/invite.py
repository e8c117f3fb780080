"""Invites somebody to an account, once, for 72 hours; what is handed over is a token, and only its hash is kept."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.staff.actions.room import Sitting, StaffRoom, note
from services.staff.domain.duty import Duty, problems_of
from services.staff.domain.errors import NoSuchAccount, NoSuchInvitation, NotOneself, SecondPersonNeeded
from services.staff.domain.names import shown_name_problem
from services.staff.store.accounts import account_with
from services.staff.store.invitations import (
    Invitation,
    Invited,
    add_invitation,
    change_invitation,
    invitation_with,
    needs_second,
)
from shared.audit_log.events import Acting
from shared.database.scope import UNSCOPED
from shared.errors import InvalidInput


@dataclass(frozen=True)
class Made:
    """An invitation as it is handed over."""

    invitation_id: UUID
    expires_at: datetime
    waits: bool
    """Whether a second administrator must agree first."""


async def invite(sitting: Sitting, display_name: str, duty: Duty, *, token: str) -> Made:
    """Invite somebody; to a duty that decides for others it counts once a second administrator agrees.

    Raises `InvalidInput`, `ForAdministrators`, `OutsideScope`.
    """
    sitting.must_administer(sitting.who.scope)
    invited = Invited(display_name.strip(), duty, sitting.who.staff_id)
    _refuse_wrong(sitting.room, invited)
    sitting.must_administer(duty.scope)
    return await write_invitation(sitting.room, invited, token, sitting.acting)


async def invite_as_operator(room: StaffRoom, display_name: str, duty: Duty, token: str, acting: Acting) -> Made:
    """Invite from the command line: the first administrator has nobody to be invited by."""
    return await write_invitation(room, Invited(display_name.strip(), duty), token, acting)


async def write_invitation(room: StaffRoom, invited: Invited, token: str, acting: Acting) -> Made:
    """Check and write an invitation; raises `InvalidInput`."""
    _refuse_wrong(room, invited)
    invitation_id = room.new_id()
    act = "STAFF_INVITED_AGAIN" if invited.renews else "STAFF_INVITED"
    async with room.db.transaction(UNSCOPED) as session:
        expires_at = await add_invitation(session, invitation_id, token, invited, acting.now)
        details = {"role": invited.duty.role} | ({"staff": str(invited.renews)} if invited.renews else {})
        await note(session, acting, invited.duty, act, f"invitation:{invitation_id}", **details)
    return Made(invitation_id, expires_at, waits=needs_second(invited))


async def invite_again(sitting: Sitting, staff_id: UUID, *, token: str) -> Made:
    """Invite somebody who lost phone and codes to set both anew; counts once a second administrator agrees."""
    async with sitting.room.db.reading(UNSCOPED) as session:
        account = await account_with(session, staff_id)
    if account is None:
        raise NoSuchAccount
    sitting.must_administer(account.duty.scope)
    if staff_id == sitting.who.staff_id:
        raise NotOneself
    invited = Invited(account.display_name, account.duty, sitting.who.staff_id, renews=staff_id)
    return await write_invitation(sitting.room, invited, token, sitting.acting)


async def invite_again_as_operator(room: StaffRoom, staff_id: UUID, token: str, acting: Acting) -> Made:
    """Do the same from the command line, where there is no second administrator."""
    async with room.db.reading(UNSCOPED) as session:
        account = await account_with(session, staff_id)
    if account is None:
        raise NoSuchAccount
    return await write_invitation(room, Invited(account.display_name, account.duty, renews=staff_id), token, acting)


async def agree(sitting: Sitting, invitation_id: UUID) -> None:
    """Agree, as the second administrator, that somebody comes in to decide for others, or sets the phone anew."""
    async with sitting.room.db.transaction(UNSCOPED) as session:
        found = await _open(sitting, await invitation_with(session, invitation_id, sitting.now))
        if not found.waits:
            raise NoSuchInvitation
        if sitting.who.staff_id in {found.invited_by, found.renews}:
            raise SecondPersonNeeded
        await change_invitation(session, invitation_id, agreed_by=sitting.who.staff_id, agreed_at=sitting.now)
        await note(session, sitting.acting, found.duty, "INVITATION_AGREED", f"invitation:{invitation_id}")


async def withdraw(sitting: Sitting, invitation_id: UUID) -> None:
    """Take an invitation back that nobody has used."""
    async with sitting.room.db.transaction(UNSCOPED) as session:
        found = await _open(sitting, await invitation_with(session, invitation_id, sitting.now))
        await change_invitation(session, invitation_id, withdrawn_at=sitting.now)
        await note(session, sitting.acting, found.duty, "INVITATION_WITHDRAWN", f"invitation:{invitation_id}")


async def _open(sitting: Sitting, found: Invitation | None) -> Invitation:
    if found is None:
        raise NoSuchInvitation
    sitting.must_administer(found.duty.scope)
    return found


def _refuse_wrong(room: StaffRoom, invited: Invited) -> None:
    shown = shown_name_problem(invited.display_name)
    problems = (*((shown,) if shown else ()), *problems_of(invited.duty, room.policy.releaser_kinds))
    if problems:
        raise InvalidInput(problems)
