"""A phone proves itself with the code that was sent to it."""

from datetime import datetime

from services.registration.actions.tools import Tools
from services.registration.domain.errors import CodeExpired, CodeWrong
from services.registration.domain.phone import parse_phone
from services.registration.domain.sign_in import SignedIn
from services.registration.store.accounts import keep_account
from services.registration.store.sessions import open_session
from services.registration.store.sign_in_codes import try_code
from shared.citizen_number import normalise


async def sign_in(tools: Tools, phone: str, code: str, *, token: str, now: datetime) -> SignedIn:
    """Open a session under `token` (fresh, from shared.ids); the code cannot be used again.

    A wrong try is counted, and kept. Raises `CodeWrong` with the tries left, or `CodeExpired`.
    """
    number = parse_phone(phone)
    account_id = tools.keys.account_id(number)
    code_hash = tools.keys.code_hash(account_id, normalise(code))
    async with tools.db.transaction() as session:
        tried = await try_code(session, account_id, code_hash, rules=tools.sign_in, now=now)
        if tried is not None and tried.right:
            await keep_account(session, account_id, number, sealer=tools.keys.sealer, now=now)
            token_hash = tools.keys.token_hash(token)
            ends = await open_session(session, token_hash, account_id, rules=tools.sign_in, now=now)
            return SignedIn(token, account_id, ends)
    raise CodeWrong(tried.left) if tried is not None and tried.left else CodeExpired
