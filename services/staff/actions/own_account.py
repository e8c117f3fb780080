"""What everybody does with their own account: see it, change the password, end sessions, take new recovery codes."""

from collections.abc import Sequence
from dataclasses import dataclass

from services.staff.actions.room import Sitting, note
from services.staff.domain.errors import NoPassword, NotSignedIn, PasswordWrong, TooManyTries
from services.staff.domain.limits import MOST_TRIES, WINDOW, window_of
from services.staff.domain.password_rules import normal_password, password_problem
from services.staff.store.accounts import Account, account_with, change_account
from services.staff.store.recovery import recovery_codes_left, replace_recovery_codes
from services.staff.store.sessions import Held, end_sessions_of, sessions_of
from services.staff.store.tries import count_try, forget_tries
from shared.database.scope import UNSCOPED
from shared.errors import InvalidInput


@dataclass(frozen=True)
class Me:
    """An account as its owner sees it."""

    account: Account
    sessions: tuple[Held, ...]
    codes_left: int


async def show_me(sitting: Sitting) -> Me:
    """Return the own account."""
    async with sitting.room.db.reading(UNSCOPED) as session:
        account = await account_with(session, sitting.who.staff_id)
        if account is None:
            raise NotSignedIn
        sessions = await sessions_of(session, account.staff_id, sitting.now)
        return Me(account, sessions, await recovery_codes_left(session, account.staff_id))


async def change_password(sitting: Sitting, *, present: str, new: str, token: str) -> None:
    """Change the password; all other sessions end. Raises `InvalidInput`, `PasswordWrong`, `NoPassword`."""
    account = await _proven(sitting, present)
    names = (account.name or "", account.display_name)
    problem = password_problem(new, names=names, field="new_password")
    if problem:
        raise InvalidInput((problem,))
    password_hash = await sitting.room.passwords.hash(normal_password(new))
    me = account.staff_id
    async with sitting.room.db.transaction(UNSCOPED) as session:
        unchanged = await account_with(session, me, keep=True)
        if unchanged is None or unchanged.password_hash != account.password_hash:
            raise PasswordWrong
        await change_account(session, me, password_hash=password_hash, password_at=sitting.now)
        await end_sessions_of(session, me, but=token)
        await note(session, sitting.acting, account.duty, "PASSWORD_CHANGED", f"staff:{me}")


async def renew_recovery_codes(sitting: Sitting, *, present: str, codes: Sequence[str]) -> None:
    """Replace the recovery codes; the old ones are good for nothing. Raises `PasswordWrong`, `NoPassword`."""
    account = await _proven(sitting, present)
    me, vault = account.staff_id, sitting.room.vault
    async with sitting.room.db.transaction(UNSCOPED) as session:
        hashes = [vault.recovery_hash(me, code) for code in codes]
        await replace_recovery_codes(session, me, hashes, sitting.now)
        await note(session, sitting.acting, account.duty, "RECOVERY_CODES_MADE", f"staff:{me}")


async def end_other_sessions(sitting: Sitting, *, token: str | None) -> int:
    """Sign out everywhere, but for the session of `token`; none: here too. Return how many ended."""
    me = sitting.who.staff_id
    async with sitting.room.db.transaction(UNSCOPED) as session:
        account = await account_with(session, me)
        ended = await end_sessions_of(session, me, but=token)
        if account is not None:
            await note(session, sitting.acting, account.duty, "SESSIONS_ENDED", f"staff:{me}", count=str(ended))
    return ended


async def _proven(sitting: Sitting, present: str) -> Account:
    """Return the own account once the present password is shown; wrong ones count as tries to sign in."""
    async with sitting.room.db.transaction(UNSCOPED) as session:
        account = await account_with(session, sitting.who.staff_id)
        if account is None or account.name is None:
            raise NoPassword
        index = sitting.room.vault.name_index(account.name)
        tries = await count_try(session, "name", index, window_of(sitting.now))
    if tries > MOST_TRIES:
        raise TooManyTries(window_of(sitting.now) + WINDOW)
    if not await sitting.room.passwords.matches(account.password_hash, normal_password(present)):
        raise PasswordWrong
    async with sitting.room.db.transaction(UNSCOPED) as session:
        await forget_tries(session, "name", index)
    return account
