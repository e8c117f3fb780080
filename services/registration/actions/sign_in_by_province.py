"""Somebody signs in through the province's identity service."""

from datetime import timedelta

from services.registration.actions.open_for import Fresh, open_for
from services.registration.actions.tools import Tools
from services.registration.domain.province import Vouched
from services.registration.domain.sign_in import Door, SignedIn
from services.registration.domain.sign_in_errors import ProvinceAnswered, ProvinceUnknown
from services.registration.store.accounts import keep_account
from services.registration.store.province_identities import account_of, bind, first_answer
from shared.database.scope import UNSCOPED
from shared.database.sessions import WriteSession

REMEMBERED = timedelta(hours=1)
"""Longer than a way there and back may take, so that no answer is used twice."""


async def sign_in_by_province(tools: Tools, vouched: Vouched, *, fresh: Fresh, door: Door) -> SignedIn:
    """Open a fresh session for the account of the verified phone, else for the one this person had before.

    The account is the same as by message to that phone. Raises `ProvinceAnswered` for an answer used before, and
    `ProvinceUnknown` for a stranger without a verified phone.
    """
    state = tools.keys.state_hash(vouched.state)
    async with tools.db.transaction(UNSCOPED) as session:
        if not await first_answer(session, state, ends_at=door.now + REMEMBERED, now=door.now):
            raise ProvinceAnswered
        account_id = await _account(session, tools, vouched, door)
        return await open_for(session, tools, account_id, fresh=fresh, door=door)


async def _account(session: WriteSession, tools: Tools, vouched: Vouched, door: Door) -> bytes:
    subject = tools.keys.subject_hash(vouched.issuer, vouched.subject)
    if not vouched.phone:
        known = await account_of(session, subject)
        if known is None:
            raise ProvinceUnknown
        return known
    account_id = tools.keys.account_id(vouched.phone)
    await keep_account(session, account_id, vouched.phone, sealer=tools.keys.sealer, now=door.now)
    await bind(session, subject, account_id, door.now)
    return account_id
