"""Hands a published result over to the families: after half an hour, and only if every file is still the published one.

Who asks plays no part: the worker with its clock, or the office of a rehearsal, whose steps name their own times.
"""

from collections.abc import Mapping

from services.lottery.actions.office import Doing, UnitSigner, note, the_draw
from services.lottery.actions.read_bundle import RESULTS
from services.lottery.domain.ceremony_refusals import NotPublished
from services.lottery.domain.publishing_refusals import HandedOverTooEarly
from services.lottery.store.files import read_files
from services.lottery.store.handovers import CHANGED, TOLD, Handover, end_handover, handover_of
from services.lottery.store.records import DrawKey, DrawRecord
from services.lottery.store.tellings import tell_published
from shared.crypto.hashing import sha256_hex
from shared.crypto.signed_notes import NoteRefused, open_note
from shared.database.sessions import Database, WriteSession


async def hand_over(db: Database, signer: UnitSigner, key: DrawKey, *, doing: Doing) -> Handover:
    """Tell registration that families may be told, once, and return how it was decided: told or changed.

    Raises `NotPublished` and `HandedOverTooEarly`. Where a file is not the published one, nobody is told, now or later,
    and the log says so.
    """
    async with db.transaction(key.unit_code) as session:
        record = await the_draw(session, key)
        found = await _due(session, key, doing)
        if found.outcome is not None:
            return found
        files = await read_files(session, key)
        unchanged = stood(files, record, found, verifier=signer.verifier(key.unit_code))
        if await end_handover(session, key, outcome=TOLD if unchanged else CHANGED, now=doing.at):
            await _say(session, found, doing, files, unchanged=unchanged)
        return await _due(session, key, doing)


async def _due(session: WriteSession, key: DrawKey, doing: Doing) -> Handover:
    found = await handover_of(session, key)
    if found is None:
        raise NotPublished
    if found.outcome is None and doing.at < found.due_at:
        raise HandedOverTooEarly
    return found


async def _say(
    session: WriteSession, found: Handover, doing: Doing, files: Mapping[str, bytes], *, unchanged: bool
) -> None:
    published = found.results_sha256
    if unchanged:
        await tell_published(session, found.key, results_sha256=published)
        await note(session, found.key, doing, "RESULTS_HANDED_OVER", results_sha256=published)
        return
    now_there = sha256_hex(files.get(RESULTS, b""))
    await note(session, found.key, doing, "RESULTS_CHANGED", results_sha256=published, found_sha256=now_there)


def stood(files: Mapping[str, bytes], record: DrawRecord, found: Handover, *, verifier: str) -> bool:
    """Say whether every file that was signed is byte for byte what was published."""
    try:
        signed = open_note(files.get("SHA256SUMS.note", b""), verifier)
    except NoteRefused:
        return False
    lines = (line.partition("  ") for line in signed.decode().splitlines())
    listed = {name: digest for digest, _, name in lines}
    same = all(name in files and sha256_hex(files[name]) == digest for name, digest in listed.items())
    agreed = {listed.get(RESULTS), record.results_sha256, found.results_sha256}
    return same and signed == files.get("SHA256SUMS") and agreed == {found.results_sha256}
