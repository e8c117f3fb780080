"""Signs in with an outside identity service: issuer and subject stand for an account that somebody was invited to."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy.exc import IntegrityError

from services.staff.actions.accept import usable, use_up
from services.staff.actions.room import Sitting, StaffRoom, acting_as, note
from services.staff.actions.sign_in import SignedIn, Visit, begin
from services.staff.domain.errors import AccountLocked, IdentityTaken, IdentityUnknown, SignInAgain
from services.staff.domain.limits import JUST_SIGNED_IN, LONGEST_SESSION
from services.staff.store.accounts import account_of_identity, account_with, add_account, change_account
from services.staff.store.sessions import end_sessions_of
from shared.database.scope import UNSCOPED


@dataclass(frozen=True)
class Vouched:
    """Whom the identity service vouches for, as its signed token says."""

    issuer: str
    subject: str


async def sign_in_vouched(room: StaffRoom, vouched: Vouched, visit: Visit) -> SignedIn:
    """Begin a session; raises `IdentityUnknown`, `AccountLocked`."""
    async with room.db.transaction(UNSCOPED) as session:
        account = await account_of_identity(session, vouched.issuer, vouched.subject)
        if account is None:
            raise IdentityUnknown
        if account.locked_at or not room.policy.is_in_force(account.duty):
            raise AccountLocked
        return await begin(session, account, "identity", visit)


async def accept_vouched(room: StaffRoom, token: str, vouched: Vouched, *, now: datetime, request: str = "-") -> None:
    """Accept an invitation with the identity instead of a password; raises `IdentityTaken`, `InvitationGone`."""
    try:
        async with room.db.transaction(UNSCOPED) as session:
            found = await usable(session, token, now, keep=True)
            staff_id = found.renews or room.new_id()
            identity = {"issuer": vouched.issuer, "subject": vouched.subject}
            if found.renews is None:
                way_in = identity | {"made_at": now}
                await add_account(session, staff_id, found.display_name, found.duty, dict(way_in))
            else:
                nothing = {"name": None, "password_hash": None, "totp_secret": None, "password_at": None}
                await change_account(session, staff_id, **identity, **nothing)
                await end_sessions_of(session, staff_id)
            await use_up(session, found, staff_id, now, request)
    except IntegrityError as error:
        raise IdentityTaken from error


async def link_identity(sitting: Sitting, vouched: Vouched) -> None:
    """Let somebody who has just signed in come in with the identity service from now on.

    Raises `IdentityTaken`, and `SignInAgain` in an older session: one that was stolen would open the door for good.
    """
    me = sitting.who.staff_id
    if sitting.now > sitting.who.session_ends_at - LONGEST_SESSION + JUST_SIGNED_IN:
        raise SignInAgain
    try:
        async with sitting.room.db.transaction(UNSCOPED) as session:
            account = await account_with(session, me, keep=True)
            if account is None or account.issuer is not None:
                raise IdentityTaken
            await change_account(session, me, issuer=vouched.issuer, subject=vouched.subject)
            acting = acting_as(me, account.duty.role, sitting.now, sitting.request)
            await note(session, acting, account.duty, "IDENTITY_LINKED", f"staff:{me}")
    except IntegrityError as error:
        raise IdentityTaken from error
