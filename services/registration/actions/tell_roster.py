"""The roster of a draw is frozen and its announcement public: every family is sent its own row, once."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby
from operator import attrgetter
from uuid import UUID, uuid5

from services.registration.actions.tools import Tools
from services.registration.domain.placements import REHEARSALS
from services.registration.domain.told import RosterRow, roster_message, roster_rows_of
from services.registration.domain.unit import Unit
from services.registration.gateways.lottery import Draws
from services.registration.store.draw_files import DrawFile, read_file
from services.registration.store.letters import families_of
from services.registration.store.placements import AT_ONCE
from services.registration.store.sms_outbox import Text, put_texts
from services.registration.store.tables import audit, seen
from services.registration.store.told_draws import keep_notice
from shared.audit_log.events import Acting, Actor, Event
from shared.audit_log.record import record
from shared.contracts.messages import RosterFrozen
from shared.contracts.reads import DrawRead
from shared.database.sessions import WriteSession
from shared.jobs.handlers import NeedsAPerson
from shared.jobs.seen import first_time

MESSAGES = UUID("2b8e8d6e-64a7-5b0c-9a55-3a3b6c1d2f70")
DIFFERS = "ROSTER_DIFFERS"


async def tell_roster(tools: Tools, message: RosterFrozen, *, draws: Draws, now: datetime) -> None:
    """Send each family its row of roster.csv with the fingerprint of the announcement; nobody of a practice draw.

    Where the lottery announced another roster than the one frozen here, or another fingerprint than it shows, nobody
    is told; the log says so, and the job waits for a person.
    """
    about = await draws.about(message.unit_code, message.draw_id)
    unit = await tools.units.unit(message.unit_code)
    async with tools.db.transaction(message.unit_code) as session:
        frozen = await read_file(session, message.unit_code, message.draw_id, "roster.csv")
        agreed = frozen is not None and _agree(message, frozen, about)
        if agreed and not await first_time(session, seen, message.message_id, now):
            return
        sent = 0
        counts = tools.rehearses or not message.draw_id.startswith(REHEARSALS)
        if frozen is not None and agreed and counts and await keep_notice(session, about, now):
            sent = await _send(session, tools, unit, (frozen.content, message.draw_sha256), now)
        details = {"draw_sha256": message.draw_sha256, "messages": str(sent)}
        acting = Acting(Actor("service", "lottery"), now, f"message:{message.message_id}")
        act = "ROSTER_TOLD" if agreed else DIFFERS
        event = Event(unit.unit_code, act, f"draw:{message.draw_id}", details=details)
        await record(session, audit.inbox, acting, event)
    if not agreed:
        raise NeedsAPerson(DIFFERS)


def _agree(message: RosterFrozen, frozen: DrawFile, about: DrawRead) -> bool:
    said = (about.unit_code, about.draw_id, about.draw_sha256, frozen.sha256)
    return said == (message.unit_code, message.draw_id, message.draw_sha256, message.roster_sha256)


async def _send(session: WriteSession, tools: Tools, unit: Unit, said: tuple[bytes, str], now: datetime) -> int:
    roster_csv, draw_sha256 = said
    families = await families_of(session, unit.unit_code)
    rows = groupby(roster_rows_of(roster_csv), key=attrgetter("application_number"))
    texts = [
        Text(_number(of_child, draw_sha256), families[number].account_id, roster_message(of_child, draw_sha256, unit))
        for number, found in rows
        if number in families and (of_child := tuple(found))
    ]
    sent = 0
    for start in range(0, len(texts), AT_ONCE):
        sent += len(await put_texts(session, tools.keys.sealer, texts[start : start + AT_ONCE], now))
    return sent


def _number(rows: Sequence[RosterRow], draw_sha256: str) -> UUID:
    return uuid5(MESSAGES, f"{draw_sha256}/{rows[0].application_number}")
