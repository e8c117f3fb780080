"""Who may help a family, as it stands on the page of its data."""

from dataclasses import dataclass
from datetime import datetime

from services.registration.actions.tools import Tools, Visit
from services.registration.domain.phone import masked_phone
from services.registration.store.helper_grants import HelperGrants
from shared.database.sessions import ReadSession


@dataclass(frozen=True)
class HelperLine:
    """One person who was asked to help: name, masked phone, since when, and when it ended."""

    name: str
    phone_masked: str
    named_at: datetime
    ended_at: datetime | None


async def named_helpers(session: ReadSession, tools: Tools, visit: Visit) -> tuple[HelperLine, ...]:
    """Return them, the newest first."""
    grants = await HelperGrants(visit.unit_code, tools.keys.sealer).of_guardian(session, visit.account_id)
    return tuple(
        HelperLine(one.helper_name, masked_phone(one.helper_phone), one.named_at, one.ended_at) for one in grants
    )
