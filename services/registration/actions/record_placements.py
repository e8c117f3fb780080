"""A published result has stood for half an hour: every family is told its own, from the published file alone."""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta

from services.registration.actions.tools import Tools
from services.registration.actions.write_letters import write_letters
from services.registration.domain.placements import REHEARSALS
from services.registration.domain.results import ResultRow, ResultsUnreadable, is_of_roster, parse_results
from services.registration.domain.told import DrawTold
from services.registration.domain.told_refusals import ResultsRefused, Why
from services.registration.gateways.lottery import Draws
from services.registration.store.draw_files import read_file
from services.registration.store.tables import audit, seen
from shared.audit_log.events import Acting, Actor, Event
from shared.audit_log.record import record
from shared.contracts.messages import PlacementsPublished
from shared.contracts.reads import DrawRead
from shared.crypto.hashing import sha256_hex
from shared.jobs.handlers import NeedsAPerson
from shared.jobs.seen import first_time

STOOD = timedelta(minutes=25)
"""The lottery waits for half an hour; two clocks may differ."""


async def record_placements(tools: Tools, message: PlacementsPublished, *, draws: Draws, now: datetime) -> None:
    """Pull the published file, keep its rows, and write one letter and one short message for each child, once.

    Nothing is kept and nobody is told where the file has another hash, is not about the roster that was frozen here, or
    the messages do not come to the same counts as the file; the log says why, and the job waits for a person. A
    rehearsal in a real season (its steps name their own times) is nobody's result: none of its rows is kept.
    """
    try:
        await _told(tools, message, draws, now)
    except ResultsRefused as refusal:
        details = {"why": refusal.why, "results_sha256": message.results_sha256}
        async with tools.db.transaction(message.unit_code) as session:
            event = Event(message.unit_code, "RESULTS_REFUSED", f"draw:{message.draw_id}", details=details)
            await record(session, audit.inbox, acting_on(message, now), event)
        raise NeedsAPerson(refusal.why) from refusal


async def _told(tools: Tools, message: PlacementsPublished, draws: Draws, now: datetime) -> None:
    content = await draws.results(message.unit_code, message.draw_id)
    if sha256_hex(content) != message.results_sha256:
        raise ResultsRefused(Why.HASH_DIFFERS)
    about = await draws.about(message.unit_code, message.draw_id)
    unit = await tools.units.unit(message.unit_code)
    async with tools.db.transaction(message.unit_code) as session:
        if not await first_time(session, seen, message.message_id, now):
            return
        details: Mapping[str, str] = {"rows": "0"}
        if tools.rehearses or not message.draw_id.startswith(REHEARSALS):
            frozen = await read_file(session, message.unit_code, message.draw_id, "roster.csv")
            rows = await asyncio.to_thread(_rows, content, b"" if frozen is None else frozen.content)
            draw = _draw_told(message, about)
            _require_stood(draw, now)
            details = await write_letters(session, tools, (unit, draw), (content, rows), now=now)
        event = Event(
            message.unit_code,
            "PLACEMENTS_RECORDED",
            f"draw:{message.draw_id}",
            details={"results_sha256": message.results_sha256, **details},
        )
        await record(session, audit.inbox, acting_on(message, now), event)


def _require_stood(draw: DrawTold, now: datetime) -> None:
    """Rehearsals name their own times."""
    if not draw.draw_id.startswith(REHEARSALS) and now < draw.published_at + STOOD:
        raise ResultsRefused(Why.NOT_STOOD)


def acting_on(message: PlacementsPublished, now: datetime) -> Acting:
    """Return on whose behalf a message of the lottery is followed."""
    return Acting(Actor("service", "lottery"), now, f"message:{message.message_id}")


def _rows(content: bytes, roster_csv: bytes) -> tuple[ResultRow, ...]:
    try:
        rows = parse_results(content)
    except ResultsUnreadable as error:
        raise ResultsRefused(Why.UNREADABLE) from error
    if not is_of_roster(rows, roster_csv):
        raise ResultsRefused(Why.ROSTER_DIFFERS)
    return rows


def _draw_told(message: PlacementsPublished, about: DrawRead) -> DrawTold:
    if about.published_at is None or (about.unit_code, about.draw_id) != (message.unit_code, message.draw_id):
        raise ResultsRefused(Why.NOT_PUBLISHED)
    return DrawTold(
        draw_id=about.draw_id,
        title=about.title,
        page=about.page,
        results_sha256=message.results_sha256,
        published_at=about.published_at,
        confirm_by=about.confirm_by,
        admitted=about.admitted,
        not_placed=about.not_placed,
    )
