"""Findings: what the machine and what clerks concluded, one after the other; none is ever changed."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from services.verification.store.cases import CaseKey
from services.verification.store.sealed_tables import FINDING
from services.verification.store.tables import finding, outbox
from services.verification.store.vault import Vault
from shared.contracts.messages import FindingMade, Standing
from shared.database.sessions import ReadSession, WriteSession
from shared.jobs.outbox import put


@dataclass(frozen=True)
class ClerksWords:
    """What a clerk adds to a finding: who, why (for the record), what the family reads, whether paper was seen."""

    clerk_id: UUID
    reason_code: str
    reason: str
    sentence: str
    saw_paper: bool
    second_clerk_id: UUID | None = None
    """The colleague who agreed; a refusal needs one."""


@dataclass(frozen=True)
class NewFinding:
    """A conclusion about one version of a case, with the hashes of the rules and the evidence it rests on."""

    finding_id: UUID
    message_id: UUID
    """The number of the message that tells registration of it."""
    made_at: datetime
    standing: Standing
    facts: tuple[str, ...]
    causes: tuple[str, ...]
    rules_sha256: str
    evidence_sha256: str
    by_clerk: ClerksWords | None = None


@dataclass(frozen=True)
class StoredFinding:
    """A finding as it is read back; reason and sentence are opened."""

    finding_id: UUID
    version: int
    made_at: datetime
    made_by: str
    clerk_id: UUID | None
    second_clerk_id: UUID | None
    standing: Standing
    facts: tuple[str, ...]
    reason_code: str
    reason: str
    sentence: str
    saw_paper: bool
    rules_sha256: str
    evidence_sha256: str


async def make_finding(session: WriteSession, vault: Vault, key: CaseKey, new: NewFinding) -> None:
    """Write a finding and, in the same transaction, the message that tells registration of it."""
    words = new.by_clerk
    row = {
        "unit_code": key.unit_code,
        "finding_id": new.finding_id,
        "application_number": key.application_number,
        "version": key.version,
        "made_at": new.made_at,
        "made_by": "clerk" if words else "machine",
        "clerk_id": words.clerk_id if words else None,
        "second_clerk_id": words.second_clerk_id if words else None,
        "standing": new.standing,
        "facts": list(new.facts),
        "causes": list(new.causes),
        "reason_code": words.reason_code if words else "",
        "reason": vault.seal(words.reason, FINDING.place("reason", new.finding_id)) if words else None,
        "sentence": vault.seal(words.sentence, FINDING.place("sentence", new.finding_id)) if words else None,
        "saw_paper": bool(words and words.saw_paper),
        "rules_sha256": new.rules_sha256,
        "evidence_sha256": new.evidence_sha256,
    }
    await session.execute(finding.insert(), row)
    await put(session, outbox, receiver="registration", message=_message(key, new))


def _message(key: CaseKey, new: NewFinding) -> FindingMade:
    return FindingMade(
        message_id=new.message_id,
        unit_code=key.unit_code,
        application_number=key.application_number,
        version=key.version,
        finding_id=new.finding_id,
        standing=new.standing,
    )


async def findings_of(session: ReadSession, vault: Vault, unit_code: str, number: str) -> Sequence[StoredFinding]:
    """Return every finding about an application, newest first."""
    wanted = sa.select(finding).where(finding.c.unit_code == unit_code, finding.c.application_number == number)
    rows = await session.execute(wanted.order_by(finding.c.seq.desc()))
    return [_stored(vault, row) for row in rows]


async def newest_finding(session: ReadSession, vault: Vault, unit_code: str, number: str) -> StoredFinding | None:
    """Return the finding that holds now, or None before the first."""
    wanted = sa.select(finding).where(finding.c.unit_code == unit_code, finding.c.application_number == number)
    row = (await session.execute(wanted.order_by(finding.c.seq.desc()).limit(1))).first()
    return None if row is None else _stored(vault, row)


def _stored(vault: Vault, row: sa.Row[tuple[object, ...]]) -> StoredFinding:
    return StoredFinding(
        finding_id=row.finding_id,
        version=row.version,
        made_at=row.made_at,
        made_by=row.made_by,
        clerk_id=row.clerk_id,
        second_clerk_id=row.second_clerk_id,
        standing=row.standing,
        facts=tuple(row.facts),
        reason_code=row.reason_code,
        reason=vault.open(row.reason, FINDING.place("reason", row.finding_id)) if row.reason else "",
        sentence=vault.open(row.sentence, FINDING.place("sentence", row.finding_id)) if row.sentence else "",
        saw_paper=row.saw_paper,
        rules_sha256=row.rules_sha256,
        evidence_sha256=row.evidence_sha256,
    )
