"""A phone asks for a code."""

from datetime import datetime

from services.registration.actions.tools import Tools
from services.registration.domain.errors import CodeTooMany, CodeTooSoon
from services.registration.domain.limits import codes_from_an_address, wrong_codes_of_a_phone
from services.registration.domain.phone import masked_phone, parse_phone
from services.registration.domain.sign_in import CodeSent, Door, message_text
from services.registration.domain.sign_in_errors import SignInLocked, TooManyHere
from services.registration.store.rate_windows import full_until, sweep, take
from services.registration.store.sign_in_codes import keep_code, last_code
from services.registration.store.tables import audit
from shared.audit_log.events import Event
from shared.audit_log.record import record
from shared.clock import CHINA
from shared.database.scope import UNSCOPED
from shared.database.sessions import WriteSession

PLATFORM = "阳光招生"


async def request_code(tools: Tools, phone: str, *, code: str, door: Door) -> CodeSent:
    """Send `code` to a phone; the unit's authority signs the message.

    Every number that can be a mobile number is treated alike, whether or not somebody signed in with it before.
    Raises `InvalidInput` for what is none, `CodeTooSoon`, `CodeTooMany`, `SignInLocked` and `TooManyHere` at the
    limits; what was refused counts nowhere.
    """
    number = parse_phone(phone)
    authority = PLATFORM if door.unit_code is None else (await tools.units.unit(door.unit_code)).authority
    account_id = tools.keys.account_id(number)
    async with tools.db.transaction(UNSCOPED) as session:
        await _let_in(session, tools, account_id, door)
        code_hash = tools.keys.code_hash(account_id, code)
        if not await keep_code(session, account_id, code_hash, rules=tools.sign_in, now=door.now):
            await _refuse(session, tools, account_id, door.now)
        event = Event(door.log_unit, "CODE_SENT", f"account:{account_id.hex()}")
        await record(session, audit.inbox, door.acting(account_id), event)
    await tools.sms.send(number, message_text(authority, code), door.now)
    return CodeSent(masked_phone(number), door.now + tools.sign_in.code_lives, door.now + tools.sign_in.pause)


async def _let_in(session: WriteSession, tools: Tools, account_id: bytes, door: Door) -> None:
    """Count the network address, and stop a phone that is locked."""
    await sweep(session, door.now)
    address = tools.keys.address_hash(door.address)
    for limit in codes_from_an_address(tools.sign_in):
        again = await take(session, limit, address, door.now)
        if again is not None:
            raise TooManyHere(again)
    locked = await full_until(session, wrong_codes_of_a_phone(tools.sign_in), account_id, door.now)
    if locked is not None:
        raise SignInLocked(locked)


async def _refuse(session: WriteSession, tools: Tools, account_id: bytes, now: datetime) -> None:
    last = await last_code(session, account_id)
    if last.day == now.astimezone(CHINA).date() and last.sent_that_day >= tools.sign_in.a_day:
        raise CodeTooMany(tools.sign_in.a_day)
    raise CodeTooSoon(int(tools.sign_in.pause.total_seconds()), last.sent_at + tools.sign_in.pause)
