"""Verification has settled who the child is: the child's pid joins the receipt, as a signed addendum."""

from services.registration.actions.tools import Tools
from services.registration.domain.identity import child_identity
from services.registration.domain.kept import Kept
from services.registration.domain.pid_key_errors import PidKeyDestroyed
from services.registration.domain.receipts.addendum import Addendum
from services.registration.domain.receipts.signed import Receipt, sign_addendum, signer_name
from services.registration.domain.roster.pid import pid
from services.registration.store.applications import Applications
from services.registration.store.entries import IDENTITY
from services.registration.store.pid_keys import SeasonOf, pid_key_of
from services.registration.store.receipts import keep_addendum, receipt_note
from services.registration.store.tables import audit
from shared.audit_log.events import Acting, Event
from shared.audit_log.record import record
from shared.crypto.hashing import sha256_hex
from shared.database.sessions import WriteSession


async def settle_person(session: WriteSession, tools: Tools, kept: Kept, acting: Acting) -> None:
    """Sign and keep the addendum of the latest version, once; after the key of the pids is destroyed, nothing."""
    try:
        child = await _pid(session, tools, kept)
    except PidKeyDestroyed:
        return
    receipt = await receipt_note(session, kept.unit_code, kept.number, kept.version, tools.keys.sealer)
    if receipt.addendum:
        return
    note = _signed(tools, receipt, child, acting)
    await keep_addendum(session, receipt.statement, note, sealer=tools.keys.sealer, now=acting.now)
    details = {"version": str(kept.version), "addendum": sha256_hex(note)}
    event = Event(kept.unit_code, "PERSON_SETTLED", f"application:{kept.number}", details=details)
    await record(session, audit.inbox, acting, event)


async def _pid(session: WriteSession, tools: Tools, kept: Kept) -> str:
    items = await Applications(session, kept.unit_code, tools.keys.sealer).items(kept.number, IDENTITY)
    key = await pid_key_of(session, SeasonOf(kept.unit_code, kept.season, kept.stage), tools.keys.sealer)
    return pid(key, child_identity(items))


def _signed(tools: Tools, receipt: Receipt, child: str, acting: Acting) -> bytes:
    about = receipt.statement
    addendum = Addendum(
        unit_code=about.unit_code,
        season=about.season,
        application_number=about.application_number,
        version=about.version,
        receipt_sha256=receipt.sha256,
        pid=child,
        settled_at=acting.now,
    )
    name = signer_name(tools.log.origin, about.unit_code)
    return sign_addendum(addendum, name=name, key=tools.keys.receipt_key(about.unit_code))
