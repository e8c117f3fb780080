"""The result of a draw is public: every application learns its own."""

from datetime import datetime

from services.registration.actions.tools import Tools
from services.registration.domain.placements import REHEARSALS
from services.registration.gateways.lottery import Placements
from services.registration.store.placements import keep_placements, known_numbers
from services.registration.store.tables import audit, seen
from shared.audit_log.events import Acting, Actor, Event
from shared.audit_log.record import record
from shared.contracts.messages import PlacementsPublished
from shared.jobs.seen import first_time


async def record_placements(
    tools: Tools, message: PlacementsPublished, *, placements: Placements, now: datetime
) -> None:
    """Pull the rows of a draw and keep them per application, once per message; strangers' numbers are left out.

    A rehearsal in a real season (its steps name their own times) is nobody's result: none of its rows is kept.
    """
    rows = await placements.placements(message.unit_code, message.draw_id)
    async with tools.db.transaction(message.unit_code) as session:
        if not await first_time(session, seen, message.message_id, now):
            return
        known = await known_numbers(session, message.unit_code)
        counts = tools.rehearses or not message.draw_id.startswith(REHEARSALS)
        ours = tuple(row for row in rows if counts and row.application_number in known)
        await keep_placements(session, message.unit_code, message.draw_id, ours)
        acting = Acting(Actor("service", "lottery"), now, f"message:{message.message_id}")
        details = {"results_sha256": message.results_sha256, "rows": str(len(ours))}
        event = Event(message.unit_code, "PLACEMENTS_RECORDED", f"draw:{message.draw_id}", details=details)
        await record(session, audit.inbox, acting, event)
