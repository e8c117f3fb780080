"""Verification has found something out about a claim."""

from datetime import datetime

from services.registration.actions.settle_person import settle_person
from services.registration.actions.tools import Tools
from services.registration.domain.application import Event, State, event_of, next_state
from services.registration.domain.errors import ApplicationNotFound, StateForbids
from services.registration.domain.kept import Kept
from services.registration.gateways.verification import Findings
from services.registration.store.applications import Applications
from services.registration.store.changes import FindingKept, keep_finding, keep_state, latest_finding
from services.registration.store.identity_claims import tell_both_units
from services.registration.store.tables import audit, seen
from shared.audit_log.events import Acting, Actor
from shared.audit_log.events import Event as LogEvent
from shared.audit_log.record import record
from shared.contracts.messages import FindingMade
from shared.contracts.reads import FindingRead
from shared.database.sessions import WriteSession
from shared.jobs.seen import first_time


async def record_finding(tools: Tools, message: FindingMade, *, findings: Findings, now: datetime) -> None:
    """Pull the latest finding and let the application follow it, once per message.

    What is pulled may be newer than the message; that is as well. A finding about an older version, or about an
    application that has ended, changes nothing. Where another finding was written while ours was on its way, ours may
    be the older one: it is pulled again.
    """
    while not await _follow_newest(tools, message, findings, now=now):
        continue


async def _follow_newest(tools: Tools, message: FindingMade, findings: Findings, *, now: datetime) -> bool:
    unit_code, number = message.unit_code, message.application_number
    async with tools.db.reading(unit_code) as reading:
        before = await latest_finding(reading, unit_code, number)
    read = await findings.finding(unit_code, number)
    async with tools.db.transaction(unit_code) as session:
        applications = Applications(session, unit_code, tools.keys.sealer)
        try:
            kept = await applications.held(session, number)
        except ApplicationNotFound:
            return True
        if await latest_finding(session, unit_code, number) != before:
            return False
        if kept.version == read.version and await first_time(session, seen, message.message_id, now):
            acting = Acting(Actor("service", "verification"), now, f"message:{message.message_id}")
            await _follow(session, tools, kept, read, acting)
    return True


async def _follow(session: WriteSession, tools: Tools, kept: Kept, read: FindingRead, acting: Acting) -> None:
    if kept.erased_at is not None:
        return
    try:
        state = next_state(kept.state, event_of(read.standing))
    except StateForbids:
        return
    finding = FindingKept(read.finding_id, read.by, read.facts, read.reason)
    await keep_finding(session, kept, finding, tools.keys.sealer)
    await _log(session, kept, read, acting)
    if read.standing == "proven":
        await settle_person(session, tools, kept, acting)
    if state is kept.state:
        return
    if await keep_state(session, kept, state, act=state.value, now=acting.now):
        await tell_both_units(session, kept, acting)
        return
    duplicate = next_state(kept.state, Event.CHILD_ALREADY_PROVEN)
    await keep_state(session, kept, duplicate, act=State.DUPLICATE.value, now=acting.now)


async def _log(session: WriteSession, kept: Kept, read: FindingRead, acting: Acting) -> None:
    details = {"finding": str(read.finding_id), "standing": read.standing, "by": read.by, "version": str(kept.version)}
    event = LogEvent(kept.unit_code, "FINDING_FOLLOWED", f"application:{kept.number}", details=details)
    await record(session, audit.inbox, acting, event)
