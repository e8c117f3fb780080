"""A phone proves itself with the code that was sent to it."""

from dataclasses import dataclass

from services.registration.actions.open_for import Fresh, open_for
from services.registration.actions.tools import Tools
from services.registration.domain.errors import CodeExpired, CodeWrong
from services.registration.domain.limits import Limit, wrong_codes_from_an_address, wrong_codes_of_a_phone
from services.registration.domain.phone import parse_phone
from services.registration.domain.sign_in import Door, SignedIn
from services.registration.domain.sign_in_errors import SignInLocked, TooManyHere
from services.registration.store.accounts import keep_account
from services.registration.store.rate_windows import full_until, take
from services.registration.store.sign_in_codes import Tried, try_code
from services.registration.store.tables import audit
from shared.audit_log.events import Event
from shared.audit_log.record import record
from shared.citizen_number import normalise
from shared.database.scope import UNSCOPED
from shared.database.sessions import WriteSession


@dataclass(frozen=True)
class Claimed:
    """A phone and the digits that are to prove it."""

    phone: str
    code: str


async def sign_in(tools: Tools, claimed: Claimed, *, fresh: Fresh, door: Door) -> SignedIn:
    """Open a fresh session; the code cannot be used again, and the session the browser had before ends.

    A wrong try is counted, and kept. Raises `CodeWrong` with the tries left, `CodeExpired`, and `SignInLocked` or
    `TooManyHere` once too many were wrong.
    """
    number = parse_phone(claimed.phone)
    account_id = tools.keys.account_id(number)
    code_hash = tools.keys.code_hash(account_id, normalise(claimed.code))
    async with tools.db.transaction(UNSCOPED) as session:
        await _let_in(session, tools, account_id, door)
        tried = await try_code(session, account_id, code_hash, rules=tools.sign_in, now=door.now)
        if tried is not None and tried.right:
            await keep_account(session, account_id, number, sealer=tools.keys.sealer, now=door.now)
            return await open_for(session, tools, account_id, fresh=fresh, door=door)
        await _count_wrong(session, tools, account_id, tried, door)
    raise CodeWrong(tried.left) if tried is not None and tried.left else CodeExpired


def _counted(tools: Tools, account_id: bytes, door: Door) -> tuple[tuple[Limit, bytes], tuple[Limit, bytes]]:
    """Return what wrong codes are counted by: the phone, the network address."""
    address = tools.keys.address_hash(door.address)
    return (wrong_codes_of_a_phone(tools.sign_in), account_id), (wrong_codes_from_an_address(tools.sign_in), address)


async def _let_in(session: WriteSession, tools: Tools, account_id: bytes, door: Door) -> None:
    (of_phone, _), (of_address, address) = _counted(tools, account_id, door)
    locked = await full_until(session, of_phone, account_id, door.now)
    if locked is not None:
        raise SignInLocked(locked)
    again = await full_until(session, of_address, address, door.now)
    if again is not None:
        raise TooManyHere(again)


async def _count_wrong(session: WriteSession, tools: Tools, account_id: bytes, tried: Tried | None, door: Door) -> None:
    (of_phone, _), (of_address, address) = _counted(tools, account_id, door)
    await take(session, of_address, address, door.now)
    if tried is None:
        return
    await take(session, of_phone, account_id, door.now)
    locked = await full_until(session, of_phone, account_id, door.now)
    act = "SIGN_IN_LOCKED" if locked else "" if tried.left else "CODE_TRIES_USED"
    if act:
        event = Event(door.log_unit, act, f"account:{account_id.hex()}")
        await record(session, audit.inbox, door.acting(account_id), event)
