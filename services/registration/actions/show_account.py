"""Show whose phone is acting."""

from dataclasses import dataclass

from services.registration.actions.tools import Tools
from services.registration.domain.phone import masked_phone
from services.registration.store.accounts import phone_of
from shared.database.scope import UNSCOPED


@dataclass(frozen=True)
class AccountView:
    """The phone of the account; pages show the masked form."""

    phone: str
    phone_masked: str


async def show_account(tools: Tools, account_id: bytes) -> AccountView:
    """Return the phone of an account that is signed in."""
    async with tools.db.reading(UNSCOPED) as session:
        phone = await phone_of(session, account_id, tools.keys.sealer)
    return AccountView(phone, masked_phone(phone))
