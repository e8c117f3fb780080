"""Writes what was done in verification into the audit log, in the transaction that does it."""

from services.verification.domain.proposals import subject_of
from services.verification.store.cases import CaseKey
from services.verification.store.findings import NewFinding, make_finding
from services.verification.store.tables import audit
from services.verification.store.vault import Vault
from shared.audit_log.events import Acting, Event
from shared.audit_log.record import record
from shared.database.sessions import WriteSession


async def note(session: WriteSession, acting: Acting, event: Event) -> None:
    """Record an act."""
    await record(session, audit.inbox, acting, event)


async def note_case(
    session: WriteSession, acting: Acting, act: str, key: CaseKey, *, purpose: str = "", **details: str
) -> None:
    """Record an act about one version of a case."""
    what, told = subject_of(key.application_number), {"version": str(key.version), **details}
    await note(session, acting, Event(key.unit_code, act, what, purpose, told))


async def conclude(session: WriteSession, vault: Vault, acting: Acting, key: CaseKey, new: NewFinding) -> None:
    """Make a finding and record it, with the hashes of the evidence and the rules it rests on."""
    await make_finding(session, vault, key, new)
    details = {
        "by": "clerk" if new.by_clerk else "machine",
        "evidence_sha256": new.evidence_sha256,
        "facts": ",".join(new.facts),
        "finding": str(new.finding_id),
        "rules_sha256": new.rules_sha256,
        "standing": new.standing,
    }
    await note_case(session, acting, "FINDING_MADE", key, **details)
