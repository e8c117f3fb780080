"""Closes the human sources: closing.txt is published before the last source can be known (draw.md, 5.1, step 5)."""

from collections.abc import Mapping
from datetime import datetime

from services.lottery.actions.counting import announced, require_after, required_value
from services.lottery.actions.office import Doing, DrawOffice, moved_meanwhile, note, the_draw
from services.lottery.actions.proofs import proof_files
from services.lottery.actions.read_fingerprint import require_read
from services.lottery.domain.announcement import parse_announcement
from services.lottery.domain.ceremony import State, Step, take
from services.lottery.domain.procedure.closing import closing_text
from services.lottery.domain.sources.announced import check_value
from services.lottery.store.called import Called, called_of, lock_draw, readings_of
from services.lottery.store.draws import move_draw
from services.lottery.store.files import add_files, read_file
from services.lottery.store.records import DrawKey, DrawRecord
from shared.crypto.hashing import sha256_hex


async def close_sources(office: DrawOffice, key: DrawKey, *, doing: Doing) -> DrawRecord:
    """Publish what counts of every source but the last required one; a missing optional one is `-` (5.5).

    Nobody types meanwhile: the draw is held from the first look to the last word.
    """
    now = doing.at
    async with office.db.transaction(key.unit_code) as session:
        await lock_draw(session, key)
        record = await the_draw(session, key)
        target = take(record.standing, Step.CLOSE, now)
        require_read(await readings_of(session, key))
        called = await called_of(session, key)
        values = _values(record, called, now)
        files = {**_closing(await read_file(session, key, "draw.json") or b"", values), **proof_files(values, called)}
        if not await move_draw(session, key, State.FROZEN, target, {"since": now, "closed_at": now}):
            raise await moved_meanwhile(session, key, Step.CLOSE)
        await add_files(session, key, files)
        await note(session, key, doing, "SOURCES_CLOSED", closing_sha256=sha256_hex(files["closing.txt"]))
        return await the_draw(session, key)


def _values(record: DrawRecord, called: tuple[Called, ...], now: datetime) -> dict[str, str]:
    """Return the value of every source but the last required one; raise the refusal that names what is missing."""
    require_after(called, now)
    values = {}
    for one in record.notice.closing_sources:
        values[one.name] = required_value(record.notice, one.name, called, now)
        check_value(announced(record.notice, one.name)[0], values[one.name], record.key.draw_id)
    return values


def _closing(draw: bytes, values: Mapping[str, str]) -> dict[str, bytes]:
    announcement = parse_announcement(draw)
    in_order = tuple((source.name, values[source.name]) for source in announcement.sources if source.name in values)
    return {"closing.txt": closing_text(announcement, sha256_hex(draw), in_order)}


def values_of(closing: bytes) -> dict[str, str]:
    """Return the values in closing.txt by source."""
    return dict(_split(line) for line in closing.decode().splitlines()[2:])


def _split(line: str) -> tuple[str, str]:
    name, _, value = line.partition("=")
    return name, value
