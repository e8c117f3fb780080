"""Rehearses a draw on its frozen roster, as often as anybody likes, with a seed that nobody can take for a real one."""

import asyncio
from uuid import UUID

from services.lottery.actions.office import Doing, DrawOffice, the_draw
from services.lottery.domain.ceremony import ORDER, State
from services.lottery.domain.ceremony_refusals import DrawIsVoid, NotFrozen
from services.lottery.domain.rehearsing.invariants import check_result
from services.lottery.domain.rehearsing.seed import rehearsal_text, rehearse_draw
from services.lottery.store.files import read_file
from services.lottery.store.records import DrawKey, DrawRecord
from services.lottery.store.rehearsals import Practised, Rehearsal, add_rehearsal, rehearsals_of_draw
from services.lottery.store.tables import audit
from shared.audit_log.events import Event
from shared.audit_log.record import record as record_event
from shared.crypto.hashing import sha256_hex
from shared.database.sessions import ReadSession


async def rehearse(office: DrawOffice, key: DrawKey, randomness: str, *, doing: Doing) -> Rehearsal:
    """Make the draw with a marked seed, check the result against every rule, and keep the report for the staff.

    `randomness` is 64 hex digits that the edge draws anew. Raises `NotFrozen` before the freeze and `DrawIsVoid`.
    """
    async with office.db.reading(key.unit_code) as session:
        frozen = _require_frozen(await the_draw(session, key))
        roster, draw = await _frozen_files(session, key)
    text = rehearsal_text(frozen, randomness)
    practised = await asyncio.to_thread(_practise, roster, draw, text)
    async with office.db.transaction(key.unit_code) as session:
        _require_frozen(await the_draw(session, key))
        staff_id = UUID(doing.acting.actor.who)
        kept = await add_rehearsal(session, key, practised, staff_id=staff_id, now=doing.at)
        details = {"seed": kept.seed, "results_sha256": kept.results_sha256, "holds": str(kept.holds).lower()}
        # Not the note of a step: nobody who watches the draw is told of practice.
        event = Event(key.unit_code, "DRAW_REHEARSED", f"draw:{key.draw_id}", details=details)
        await record_event(session, audit.inbox, doing.acting, event)
        return kept


async def rehearsals_of(office: DrawOffice, key: DrawKey) -> tuple[Rehearsal, ...]:
    """Return what was rehearsed, the newest first; raises `DrawNotFound`."""
    async with office.db.reading(key.unit_code) as session:
        await the_draw(session, key)
        return await rehearsals_of_draw(session, key)


def _require_frozen(record: DrawRecord) -> str:
    """Return the fingerprint of the frozen announcement."""
    if record.state is State.VOID:
        raise DrawIsVoid
    if record.draw_sha256 is None or ORDER.index(record.state) < ORDER.index(State.FROZEN):
        raise NotFrozen
    return record.draw_sha256


async def _frozen_files(session: ReadSession, key: DrawKey) -> tuple[bytes, bytes]:
    roster, draw = await read_file(session, key, "roster.csv"), await read_file(session, key, "draw.json")
    if roster is None or draw is None:
        raise NotFrozen
    return roster, draw


def _practise(roster: bytes, draw: bytes, text: bytes) -> Practised:
    outcome = rehearse_draw(roster, draw, text)
    return Practised(
        seed_text=text.decode(),
        seed=outcome.seed.seed,
        results_sha256=sha256_hex(outcome.results),
        children=len({line.split(b",", 1)[0] for line in roster.splitlines()[1:]}),
        admitted=sum(lot.admitted for lot in outcome.lots),
        findings=check_result(roster, draw, outcome.results, seed=outcome.seed.seed),
    )
