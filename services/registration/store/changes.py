"""Changing an application: a corrected version, a finding, a withdrawal, a settled duplicate."""

from dataclasses import dataclass
from datetime import datetime
from typing import Literal
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from services.registration.domain.application import State
from services.registration.domain.kept import Act, Kept
from services.registration.store.application_rows import SealedVersion
from services.registration.store.sealed_form import NOTICE, place
from services.registration.store.tables import application, application_act, audit, choice, outbox, receipt
from shared.crypto.sealing import Sealer
from shared.database.sessions import ReadSession, WriteSession
from shared.jobs.outbox import put


@dataclass(frozen=True)
class FindingKept:
    """What is kept of a finding beside the new state."""

    finding_id: UUID
    found_by: Literal["machine", "clerk"]
    facts: tuple[str, ...]
    notice: str


async def replace_version(session: WriteSession, new: SealedVersion) -> None:
    """Write a new version over the old one, whose hash stays on its receipt; the claim is to be checked again."""
    unit_code, number = new.unit.unit_code, new.of.number
    fields: dict[str, object] = {
        **new.items,
        "sealed_one_guardian_reason": new.sealed_reason,
        "child_index": new.child_index,
        "guardian_indexes": list(new.guardian_indexes),
        "state": State.CLAIM.value,
        "version": new.of.version,
        "together_with": new.content.together_with,
        "facts": [],
        "found_by": None,
        "finding_id": None,
        "sealed_notice": None,
        "changed_at": new.now,
    }
    await session.execute(_row(unit_code, number).values(**fields))
    await session.execute(choice.delete().where(choice.c.unit_code == unit_code, choice.c.number == number))
    await add_choices(session, new)
    await session.execute(receipt.insert().values(**receipt_values(new)))
    await note_act(session, unit_code, number, Act("corrected", new.now, new.printed.helper))
    await put(session, outbox, receiver="verification", message=new.message)
    await session.execute(audit.inbox.insert().inline().values(unit_code=unit_code, body=new.printed.event))


async def keep_state(session: WriteSession, kept: Kept, state: State, *, act: str, now: datetime) -> bool:
    """Write a new state; False where the child already has a proven application, and then nothing is changed."""
    fields = {"state": state.value, "changed_at": now}
    if not await _try(session, _row(kept.unit_code, kept.number).values(**fields)):
        return False
    await note_act(session, kept.unit_code, kept.number, Act(act, now))
    return True


async def keep_finding(session: WriteSession, kept: Kept, finding: FindingKept, sealer: Sealer) -> None:
    """Write what a finding says beside the state; the sentence for the family is sealed."""
    sealed = (finding.notice and sealer.seal(finding.notice, place(NOTICE, kept.unit_code, kept.number))) or None
    fields = {
        "finding_id": finding.finding_id,
        "found_by": finding.found_by,
        "facts": sorted(finding.facts),
        "sealed_notice": sealed,
    }
    await session.execute(_row(kept.unit_code, kept.number).values(**fields))


async def latest_finding(session: ReadSession, unit_code: str, number: str) -> UUID | None:
    """Return the finding that an application follows, or None where it follows none yet."""
    table = application.c
    query = sa.select(table.finding_id).where(table.unit_code == unit_code, table.number == number)
    found: UUID | None = await session.scalar(query)
    return found


async def note_act(session: WriteSession, unit_code: str, number: str, done: Act) -> None:
    """Note that something was done with an application."""
    values = {"act": done.act, "done_at": done.at, "helper_account": done.helper}
    await session.execute(application_act.insert().values(unit_code=unit_code, number=number, **values))


def _row(unit_code: str, number: str) -> sa.Update:
    return application.update().where(application.c.unit_code == unit_code, application.c.number == number)


async def _try(session: WriteSession, statement: sa.Update) -> bool:
    try:
        async with session.begin_nested():
            await session.execute(statement)
    except IntegrityError as error:
        if "application_one_proven_per_child" not in str(error.orig):
            raise
        return False
    return True


async def add_choices(session: WriteSession, new: SealedVersion) -> None:
    """Write the schools of a version, in the family's order."""
    rows = [
        {
            "unit_code": new.unit.unit_code,
            "number": new.of.number,
            "place": place,
            "school_code": lot[0],
            "category": lot[1],
        }
        for place, lot in enumerate(new.content.choices, start=1)
    ]
    if rows:
        await session.execute(choice.insert(), rows)


def receipt_values(new: SealedVersion) -> dict[str, object]:
    """Return the row of a version's receipt."""
    statement = new.receipt.statement
    return {
        "unit_code": new.unit.unit_code,
        "number": new.of.number,
        "version": new.of.version,
        "request_hash": new.request_hash,
        "form_hash": statement.form_hash,
        "received_at": statement.received_at,
        "sealed_note": new.sealed_note,
    }
