"""Says whose session a token is, for every service, at every request; and ends sessions."""

from datetime import datetime

from services.staff.actions.room import StaffRoom, acting_as, note
from services.staff.store.accounts import Account, account_with
from services.staff.store.kinship import indexes_of
from services.staff.store.sessions import end_session, living_session
from shared.contracts.staff import StaffMember
from shared.database.scope import UNSCOPED


async def recognise(room: StaffRoom, token: str, *, now: datetime) -> StaffMember | None:
    """Return who it is; None where the session is over, the account locked, or its duty not in force any more."""
    async with room.db.transaction(UNSCOPED) as session:
        held = await living_session(session, token, now)
        account = await account_with(session, held.staff_id) if held else None
        if held is None or account is None or account.locked_at or not room.policy.is_in_force(account.duty):
            return None
        kin = await indexes_of(session, account.staff_id)
    return member(account, held.ends_at, kin)


def member(account: Account, ends_at: datetime, kin: tuple[bytes, ...]) -> StaffMember:
    """Return an account as other services hear of it."""
    return StaffMember(
        staff_id=account.staff_id,
        display_name=account.display_name,
        role=account.duty.role,
        scope=account.duty.scope,
        home_unit=account.duty.home_unit,
        school_code=account.duty.school_code,
        session_ends_at=ends_at,
        kin=tuple(index.hex() for index in kin),
    )


async def sign_out(room: StaffRoom, token: str, *, now: datetime, request: str = "-") -> None:
    """End the session of a token; none is no error."""
    async with room.db.transaction(UNSCOPED) as session:
        staff_id = await end_session(session, token)
        account = await account_with(session, staff_id) if staff_id else None
        if account is not None:
            acting = acting_as(account.staff_id, account.duty.role, now, request)
            await note(session, acting, account.duty, "SIGNED_OUT", f"staff:{account.staff_id}")
