"""A phone asks for a code."""

from datetime import datetime

from services.registration.actions.tools import Tools
from services.registration.domain.errors import CodeTooMany, CodeTooSoon
from services.registration.domain.phone import masked_phone, parse_phone
from services.registration.domain.sign_in import CodeSent, message_text
from services.registration.store.sign_in_codes import keep_code, last_code
from shared.clock import CHINA

PLATFORM = "阳光招生"


async def request_code(tools: Tools, phone: str, *, unit_code: str | None, code: str, now: datetime) -> CodeSent:
    """Send `code` to a phone; the unit's authority signs the message.

    Raises `InvalidInput` for what is no mobile number, `CodeTooSoon` and `CodeTooMany` at the limits.
    """
    number = parse_phone(phone)
    authority = PLATFORM if unit_code is None else (await tools.units.unit(unit_code)).authority
    account_id = tools.keys.account_id(number)
    async with tools.db.transaction() as session:
        code_hash = tools.keys.code_hash(account_id, code)
        kept = await keep_code(session, account_id, code_hash, rules=tools.sign_in, now=now)
    if not kept:
        await _refuse(tools, account_id, now)
    await tools.sms.send(number, message_text(authority, code), now)
    return CodeSent(masked_phone(number), now + tools.sign_in.code_lives, now + tools.sign_in.pause)


async def _refuse(tools: Tools, account_id: bytes, now: datetime) -> None:
    async with tools.db.reading() as session:
        last = await last_code(session, account_id)
    if last.day == now.astimezone(CHINA).date() and last.sent_that_day >= tools.sign_in.a_day:
        raise CodeTooMany(tools.sign_in.a_day)
    raise CodeTooSoon(int(tools.sign_in.pause.total_seconds()), last.sent_at + tools.sign_in.pause)
