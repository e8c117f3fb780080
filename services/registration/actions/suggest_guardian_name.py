"""Suggest how the guardian of an account is called, from what was sent or begun."""

from services.registration.actions.tools import Tools, Visit
from services.registration.store.applications import Applications
from services.registration.store.drafts import Drafts

NAME = "guardian1_name"


async def suggest_guardian_name(tools: Tools, visit: Visit) -> str:
    """Return the first guardian's name of an application or a draft of this account, or nothing."""
    async with tools.db.reading(visit.unit_code) as session:
        applications = Applications(session, visit.unit_code, tools.keys.sealer)
        sent = await applications.of_account(visit.account_id)
        if sent:
            return (await applications.items(sent[-1].number, (NAME,))).get(NAME, "")
        begun = await Drafts(visit.unit_code, visit.account_id, tools.keys.sealer).all(session)
    return next((name for draft in begun if (name := draft.content.values.get(NAME, ""))), "")
