"""Freezes a draw: registration's files are pulled, checked, hashed into draw.json, signed; all or nothing (5.1)."""

import asyncio
from collections.abc import Mapping
from datetime import datetime

from services.lottery.actions.draw_documents import PID_KEY, write_announcement, write_terms
from services.lottery.actions.foreseeing import freezing
from services.lottery.actions.judging import judge_freeze
from services.lottery.actions.office import Doing, DrawOffice, link_before, moved_meanwhile, note, the_draw
from services.lottery.actions.two_people import freeze_matter
from services.lottery.domain.ceremony import State, Step, take
from services.lottery.domain.check import check_before_throw
from services.lottery.store.draws import draws_of, move_draw
from services.lottery.store.files import add_files
from services.lottery.store.records import DrawKey, DrawRecord
from services.lottery.store.rosters import add_roster
from services.lottery.store.tables import approvals
from services.lottery.store.tellings import tell_frozen
from shared.approvals.deciding import require_allowed, use
from shared.contracts.reads import DRAW_FILES
from shared.crypto.hashing import sha256_hex


async def freeze_draw(office: DrawOffice, key: DrawKey, *, doing: Doing) -> DrawRecord:
    """Freeze the roster as a second person has allowed.

    Of two at once one freezes and the other is refused, and a crash leaves nothing behind.
    """
    now = doing.at
    async with office.db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
        target = take(record.standing, Step.FREEZE, now)
        prev = await link_before(session, record)
        void = void_before(record, await draws_of(session, key.unit_code))
        # Before registration hears of it: what it freezes stays frozen, whatever comes of it here.
        await require_allowed(session, approvals, freeze_matter(record), doing.acting)
    pulled = await _pull(office, record, now, void)
    files = await asyncio.to_thread(_bundle, office, record, prev=prev, now=now, pulled=pulled)
    async with office.db.transaction(key.unit_code) as session:
        known = {
            "since": now,
            "frozen_at": now,
            "prev": prev,
            "draw_sha256": sha256_hex(files["draw.json"]),
            "roster_rows": files["roster.csv"].count(b"\n") - 1,
        }
        if not await move_draw(session, key, State.ANNOUNCED, target, known):
            raise await moved_meanwhile(session, key, Step.FREEZE)
        await use(session, approvals, freeze_matter(record), doing.acting)
        await note(session, key, doing, "DRAW_FROZEN", draw_sha256=str(known["draw_sha256"]))
        await add_files(session, key, files)
        await add_roster(session, key, files["roster.csv"])
        hashes = {name: sha256_hex(files[name]) for name in ("draw.json", "roster.csv")}
        await tell_frozen(session, key, draw_sha256=hashes["draw.json"], roster_sha256=hashes["roster.csv"])
        return await the_draw(session, key)


def void_before(record: DrawRecord, chain: tuple[DrawRecord, ...]) -> str | None:
    """Return the number of the last void draw about the same lots that had a roster: that roster stays (5.4)."""
    void = [
        other.key.draw_id
        for other in chain
        if other.state is State.VOID and other.frozen_at is not None and other.seq < record.seq
        if _is_about(other) == _is_about(record)
    ]
    return void[-1] if void else None


def _is_about(record: DrawRecord) -> tuple[bool, str, frozenset[tuple[str, str, int]]]:
    lots = frozenset((seat.school, seat.category, seat.capacity) for seat in record.notice.seats)
    return record.is_rehearsal, record.notice.season, lots


async def _pull(office: DrawOffice, record: DrawRecord, now: datetime, void: str | None) -> dict[str, bytes]:
    await office.rosters.freeze(*record.key, freezing(record, now, void))
    return {name: await office.rosters.read(*record.key, name) for name in DRAW_FILES}


def _bundle(
    office: DrawOffice, record: DrawRecord, *, prev: str, now: datetime, pulled: Mapping[str, bytes]
) -> dict[str, bytes]:
    """Return the files of the freeze; whatever the specification refuses of roster or announcement is refused here."""
    terms = write_terms(pulled)
    roster = pulled["roster.csv"]
    link = (record.seq, prev)
    draw = write_announcement(record.key, record.notice, link=link, frozen_at=now, tables=(roster, terms))
    checked = check_before_throw(roster, draw)
    note = office.signer.sign(record.key.unit_code, draw)
    public = {name: content for name, content in pulled.items() if name != PID_KEY}
    files = {**public, "terms.csv": terms, "draw.json": draw, "draw.json.note": note}
    judge_freeze(files, checked.announcement, checked.roster)
    return files
