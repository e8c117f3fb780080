"""Ends requests about cases that have moved on or whose time is over: what waited is open again, by itself."""

from collections.abc import Sequence
from datetime import datetime

from services.verification.actions.case_answers import MACHINE
from services.verification.actions.case_room import CaseRoom, CaseSeen
from services.verification.actions.clerk_findings import as_looked_at
from services.verification.actions.evidence import evidence_hash
from services.verification.actions.load_case import LoadedCase, load_case
from services.verification.actions.recording import conclude, note_case
from services.verification.domain.rules import rules_hash
from services.verification.store.desk import forget_request, leave_case
from services.verification.store.findings import NewFinding
from services.verification.store.overdue import overdue_requests
from services.verification.store.rules import units_with_rules
from shared.audit_log.events import Acting, Actor
from shared.database.scope import UNSCOPED
from shared.database.sessions import WriteSession


async def let_lapse(session: WriteSession, room: CaseRoom, acting: Acting, case: LoadedCase) -> None:
    """End the request of a case that the caller has locked; the family no longer reads that somebody looks at it."""
    key = case.on_desk.key
    if case.on_desk.approval_id is None:
        return
    approval = {"approval": str(case.on_desk.approval_id)}
    await note_case(session, acting, "PROPOSAL_LAPSED", key, **approval)
    if case.on_desk.state != "approval":
        await forget_request(session, key)
        return
    await leave_case(session, key, "exception", acting.now)
    await conclude(session, room.vault, acting, key, _open_again(room, acting, case))


async def lapse_overdue(room: CaseRoom, *, now: datetime) -> int:
    """End every request whose time is over, unit by unit; return how many. Safe to run in several workers at once."""
    acting = Acting(Actor("machine", MACHINE), now)
    async with room.db.reading(UNSCOPED) as session:
        units = await units_with_rules(session)
    ended = 0
    for unit_code in units:
        async with room.db.reading(unit_code) as session:
            overdue = await overdue_requests(session, unit_code, now)
        ended += await _lapse(room, [CaseSeen(unit_code, number) for number in overdue], acting)
    return ended


async def _lapse(room: CaseRoom, overdue: Sequence[CaseSeen], acting: Acting) -> int:
    ended = 0
    for seen in overdue:
        async with room.db.transaction(seen.unit_code) as session:
            case = await load_case(session, room, seen, now=acting.now, lock=True)
            if seen.number in await overdue_requests(session, seen.unit_code, acting.now, number=seen.number):
                await let_lapse(session, room, acting, case)
                ended += 1
    return ended


def _open_again(room: CaseRoom, acting: Acting, case: LoadedCase) -> NewFinding:
    looked = as_looked_at(case)
    return NewFinding(
        finding_id=room.new_id(),
        message_id=room.new_id(),
        made_at=acting.now,
        standing="with_clerk",
        facts=tuple(fact.value for fact in looked.facts),
        causes=tuple(cause.kind.value for cause in looked.causes),
        rules_sha256=rules_hash(case.rules),
        evidence_sha256=evidence_hash(case.answers),
    )
