"""Opens an account at once with a given password and phone secret: in rehearsals and tests, where settings say so."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.staff.actions.room import StaffRoom, note
from services.staff.domain.duty import Duty, problems_of
from services.staff.domain.names import normal_name
from services.staff.domain.password_rules import normal_password
from services.staff.store.accounts import account_called, add_account, change_account, duty_row
from services.staff.store.sessions import end_sessions_of
from shared.audit_log.events import Acting, Actor
from shared.database.scope import UNSCOPED
from shared.errors import InvalidInput


@dataclass(frozen=True)
class GivenAccount:
    """Everything that an invited person would choose, given."""

    name: str
    display_name: str
    duty: Duty
    password: str
    totp_secret: str


async def open_at_once(room: StaffRoom, given: GivenAccount, *, now: datetime, request: str) -> UUID:
    """Write the account; the same name again gets everything anew. Raises `InvalidInput` for a duty there cannot be."""
    problems = problems_of(given.duty, room.policy.releaser_kinds)
    if problems:
        raise InvalidInput(problems)
    name = normal_name(given.name)
    password_hash = await room.passwords.hash(normal_password(given.password))
    async with room.db.transaction(UNSCOPED) as session:
        known = await account_called(session, name, keep=True)
        staff_id = known.staff_id if known else room.new_id()
        sealed = room.vault.seal_account_secret(staff_id, given.totp_secret)
        way_in = {"password_hash": password_hash, "totp_secret": sealed, "totp_step": 0, "password_at": now}
        if known is None:
            columns = way_in | {"name": name, "made_at": now}
            await add_account(session, staff_id, given.display_name, given.duty, dict(columns))
        else:
            more = {"display_name": given.display_name, "locked_at": None}
            await change_account(session, staff_id, **way_in, **more, **duty_row(given.duty))
            await end_sessions_of(session, staff_id)
        acting = Acting(Actor("service", "rehearsal"), now, request)
        await note(session, acting, given.duty, "REHEARSAL_ACCOUNT_MADE", f"staff:{staff_id}")
    return staff_id
