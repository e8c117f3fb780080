"""Verification reads the claim of an application."""

from services.registration.actions.tools import Tools
from services.registration.domain.errors import ApplicationNotFound
from services.registration.store.applications import Applications
from services.registration.store.claims import ITEMS, claim_of
from shared.contracts.reads import Claim


async def read_claim(tools: Tools, unit_code: str, number: str) -> Claim:
    """Return the claim of the latest version; only the items it needs are opened. Raises `ApplicationNotFound`."""
    async with tools.db.reading(unit_code) as session:
        applications = Applications(session, unit_code, tools.keys.sealer)
        kept = await applications.one(number)
        if kept.erased_at is not None:
            raise ApplicationNotFound
        return claim_of(kept, await applications.items(number, ITEMS))
