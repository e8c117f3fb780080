"""Closes the human sources: closing.txt is published before the last source can be known (draw.md, 5.1, step 5)."""

from collections.abc import Mapping
from datetime import datetime

from services.lottery.actions.draw_documents import sources_of
from services.lottery.actions.office import Doing, DrawOffice, moved_meanwhile, note, the_draw
from services.lottery.actions.proofs import proof_files, require_names
from services.lottery.domain.announcement import parse_announcement
from services.lottery.domain.ceremony import State, Step, take
from services.lottery.domain.ceremony_refusals import SourceTooEarly
from services.lottery.domain.procedure.closing import closing_text
from services.lottery.domain.sources.announced import MISSING, check_value
from services.lottery.store.draws import move_draw
from services.lottery.store.files import add_files, read_file
from services.lottery.store.records import DrawKey, DrawRecord
from shared.crypto.hashing import sha256_hex


async def close_sources(
    office: DrawOffice, key: DrawKey, values: Mapping[str, str], proofs: Mapping[str, str], *, doing: Doing
) -> DrawRecord:
    """Publish the value of every source but the last required one; a missing optional one is `-`."""
    now = doing.at
    async with office.db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
    target = take(record.standing, Step.CLOSE, now)
    closing = record.notice.closing_sources
    require_names(closing, values)
    _judge(record, values, now)
    made = proof_files(closing, values, proofs)
    async with office.db.transaction(key.unit_code) as session:
        if not await move_draw(session, key, State.FROZEN, target, {"since": now, "closed_at": now}):
            raise await moved_meanwhile(session, key, Step.CLOSE)
        draw = await read_file(session, key, "draw.json") or b""
        files = {"closing.txt": _closing(draw, values), **made}
        await add_files(session, key, files)
        await note(session, key, doing, "SOURCES_CLOSED", closing_sha256=sha256_hex(files["closing.txt"]))
        return await the_draw(session, key)


def _closing(draw: bytes, values: Mapping[str, str]) -> bytes:
    announcement = parse_announcement(draw)
    in_order = tuple((source.name, values[source.name]) for source in announcement.sources if source.name in values)
    return closing_text(announcement, sha256_hex(draw), in_order)


def values_of(closing: bytes) -> dict[str, str]:
    """Return the values in closing.txt by source."""
    return dict(_split(line) for line in closing.decode().splitlines()[2:])


def _split(line: str) -> tuple[str, str]:
    name, _, value = line.partition("=")
    return name, value


def _judge(record: DrawRecord, values: Mapping[str, str], now: datetime) -> None:
    last = record.notice.last_source.name
    for announced, source in zip(record.notice.sources, sources_of(record.notice), strict=True):
        if source.name == last:
            continue
        check_value(source, values[source.name], record.key.draw_id)
        if values[source.name] != MISSING and now < announced.at:
            raise SourceTooEarly
