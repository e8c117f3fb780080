"""Declares a draw void on a ground of the closed list, before the last source is known (draw.md, 5.4)."""

from datetime import datetime
from typing import Protocol

from services.lottery.actions.draw_documents import EMPTY_ROSTER, write_announcement
from services.lottery.actions.office import Doing, UnitSigner, link_before, note, the_draw
from services.lottery.domain.ceremony import make_void
from services.lottery.domain.ceremony_refusals import StepRefused
from services.lottery.store.called import lock_draw
from services.lottery.store.draws import move_draw
from services.lottery.store.files import add_files
from services.lottery.store.records import DrawKey, DrawRecord
from shared.crypto.hashing import sha256_hex
from shared.database.sessions import Database, WriteSession


class Signing(Protocol):
    """Whoever has the database and the units' keys: the draw office, or the worker."""

    @property
    def db(self) -> Database:
        """The lottery's database."""
        ...

    @property
    def signer(self) -> UnitSigner:
        """What signs for units."""
        ...


async def void_draw(office: Signing, key: DrawKey, letter: str, ground: str, *, doing: Doing) -> DrawRecord:
    """Make the draw void; it keeps its number, and its link in the chain."""
    now = doing.at
    async with office.db.transaction(key.unit_code) as session:
        await lock_draw(session, key)
        record = await the_draw(session, key)
        target = make_void(record.standing, letter, now)
        known = {"since": now, "void_at": now, "void_letter": letter, "void_ground": ground}
        link, files = await _empty_link(office, session, record, now)
        if not await move_draw(session, key, record.state, target, {**known, **link}):
            raise StepRefused
        await add_files(session, key, files)
        await note(session, key, doing, "DRAW_VOIDED", letter=letter, ground_sha256=sha256_hex(ground.encode()))
        return await the_draw(session, key)


async def _empty_link(
    office: Signing, session: WriteSession, record: DrawRecord, now: datetime
) -> tuple[dict[str, object], dict[str, bytes]]:
    """Return the draw.json of an announcement that never got a roster, so that the chain has no gap; else nothing."""
    if record.draw_sha256 is not None:
        return {}, {}
    prev = await link_before(session, record)
    link = (record.seq, prev)
    draw = write_announcement(record.key, record.notice, link=link, frozen_at=now, tables=(EMPTY_ROSTER, None))
    known: dict[str, object] = {"prev": prev, "draw_sha256": sha256_hex(draw), "roster_rows": 0}
    note = office.signer.sign(record.key.unit_code, draw)
    return known, {"draw.json": draw, "draw.json.note": note, "roster.csv": EMPTY_ROSTER}
