"""Signs somebody in with name, password and a code; every try is counted before it is judged.

An unknown name, a wrong password and a wrong code get the same answer, after the same work.
"""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.staff.actions.room import StaffRoom, acting_as, note
from services.staff.domain.errors import AccountLocked, SignInWrong, TooManyTries
from services.staff.domain.limits import MOST_TRIES, MOST_TRIES_OF_AN_ADDRESS, WINDOW, window_of
from services.staff.domain.names import normal_name
from services.staff.domain.one_time_codes import is_code, matching_step, normal_code
from services.staff.domain.password_rules import normal_password
from services.staff.store.accounts import Account, account_called, change_account
from services.staff.store.recovery import use_recovery_code
from services.staff.store.sessions import NewSession, Way, begin_session, end_session
from services.staff.store.tables import audit
from services.staff.store.tries import count_try, forget_tries, take_back_try
from shared.audit_log.events import NO_UNIT, Acting, Actor, Event
from shared.audit_log.record import record
from shared.database.scope import UNSCOPED
from shared.database.sessions import WriteSession
from shared.errors import FieldProblem, InvalidInput

NOBODY = UUID(int=0)
NOBODYS_SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"  # noqa: S105  (compared with where there is no account)


@dataclass(frozen=True)
class Credentials:
    """What was typed at the door; `code`: six digits of the phone, or a recovery code."""

    name: str
    password: str
    code: str
    address: str
    """The network address that it came from."""


@dataclass(frozen=True)
class Visit:
    """One coming to the door: the session that would begin, the one it takes the place of, moment and request."""

    new: NewSession
    now: datetime
    old_token: str | None = None
    request: str = "-"


@dataclass(frozen=True)
class SignedIn:
    """Who came in, and until when at the latest."""

    account: Account
    ends_at: datetime
    way: Way


async def sign_in(room: StaffRoom, typed: Credentials, visit: Visit) -> SignedIn:
    """Begin a session; raises `SignInWrong`, `TooManyTries`, `AccountLocked`, `InvalidInput` (nothing typed)."""
    _refuse_empty(typed)
    name, window = normal_name(typed.name), window_of(visit.now)
    found = await _count(room, name, typed.address, visit)
    right = await room.passwords.matches(found.password_hash if found else None, normal_password(typed.password))
    try:
        async with room.db.transaction(UNSCOPED) as session:
            account, way, step = await _judged(room, session, name, typed.code, visit.now)
            if account is None or way is None or not right or account.password_hash != (found and found.password_hash):
                raise SignInWrong
            if account.locked_at or not room.policy.is_in_force(account.duty):
                raise AccountLocked
            await change_account(session, account.staff_id, totp_step=step)
            await forget_tries(session, "name", room.vault.name_index(name))
            await take_back_try(session, "address", room.vault.address_index(typed.address), window)
            return await begin(session, account, way, visit)
    except (SignInWrong, AccountLocked):
        await _note_failure(room, found, visit)
        raise


async def begin(session: WriteSession, account: Account, way: Way, visit: Visit) -> SignedIn:
    """Write the session and the act; the session that the browser had before ends."""
    if visit.old_token:
        await end_session(session, visit.old_token)
    new = NewSession(visit.new.token, visit.new.session_id, way)
    ends_at = await begin_session(session, account.staff_id, new, visit.now)
    acting = acting_as(account.staff_id, account.duty.role, visit.now, visit.request)
    await note(session, acting, account.duty, "SIGNED_IN", f"staff:{account.staff_id}", way=way)
    return SignedIn(account, ends_at, way)


async def _count(room: StaffRoom, name: str, address: str, visit: Visit) -> Account | None:
    """Count the try in a transaction of its own, so that it stays counted; return the account, if there is one."""
    window = window_of(visit.now)
    async with room.db.transaction(UNSCOPED) as session:
        by_name = await count_try(session, "name", room.vault.name_index(name), window)
        by_address = await count_try(session, "address", room.vault.address_index(address), window)
        found = await account_called(session, name)
        if by_name == MOST_TRIES + 1:
            await _note(session, found, "SIGN_IN_CLOSED", visit)
    if by_name > MOST_TRIES or by_address > MOST_TRIES_OF_AN_ADDRESS:
        raise TooManyTries(window + WINDOW)
    return found


async def _judged(
    room: StaffRoom, session: WriteSession, name: str, typed: str, now: datetime
) -> tuple[Account | None, Way | None, int]:
    """Judge the code in the transaction that begins the session: the account, the way in, the half-minute to keep.

    Where there is no account the same is done with nobody's secret. A recovery code is used up here, or not at all.
    """
    account, code = await account_called(session, name, keep=True), normal_code(typed)
    staff_id = account.staff_id if account else NOBODY
    sealed = account.totp_secret if account else None
    secret = room.vault.open_account_secret(staff_id, sealed) if sealed else NOBODYS_SECRET
    last_used = account.totp_step if account else 0
    step = matching_step(secret, code, now, last_used=last_used)
    if is_code(code):
        return account, None if step is None else "code", step or last_used
    used = await use_recovery_code(session, staff_id, room.vault.recovery_hash(staff_id, code))
    return account, "recovery" if used else None, last_used


async def _note_failure(room: StaffRoom, account: Account | None, visit: Visit) -> None:
    async with room.db.transaction(UNSCOPED) as session:
        await _note(session, account, "SIGN_IN_FAILED", visit)


async def _note(session: WriteSession, account: Account | None, act: str, visit: Visit) -> None:
    """Write it down for unknown names too: so it takes as long, and somebody who guesses names is seen."""
    acting = Acting(Actor("public", "unknown"), visit.now, visit.request)
    if account is None:
        await record(session, audit.inbox, acting, Event(NO_UNIT, act, "staff:unknown"))
    else:
        await record(session, audit.inbox, acting, Event(account.duty.scope, act, f"staff:{account.staff_id}"))


def _refuse_empty(typed: Credentials) -> None:
    fields = (
        ("name", typed.name, "请填登录名。"),
        ("password", typed.password, "请填密码。"),
        ("code", typed.code, "请填手机上的 6 个数字，或者一个备用码。"),
    )
    problems = tuple(FieldProblem(field, sentence, "MISSING") for field, text, sentence in fields if not text.strip())
    if problems:
        raise InvalidInput(problems)
