"""Tells registration once more what was found about a version, where it asks about one that is settled."""

from services.verification.actions.checking import Checking
from services.verification.store.cases import CaseKey
from services.verification.store.findings import newest_finding
from services.verification.store.tables import outbox
from shared.contracts.messages import FindingMade
from shared.database.sessions import WriteSession
from shared.jobs.outbox import put


async def tell_again(session: WriteSession, checking: Checking, key: CaseKey) -> None:
    """Send the newest finding again, if it is about this version: an application was brought back by its receipt."""
    last = await newest_finding(session, checking.vault, key.unit_code, key.application_number)
    if last is None or last.version != key.version:
        return
    message = FindingMade(
        message_id=checking.new_id(),
        unit_code=key.unit_code,
        application_number=key.application_number,
        version=key.version,
        finding_id=last.finding_id,
        standing=last.standing,
    )
    await put(session, outbox, receiver="registration", message=message)
