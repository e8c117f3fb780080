"""Makes the draw, once: results.csv from roster, announcement and seed, kept only if a second computation agrees."""

import asyncio
from collections.abc import Mapping

from services.lottery.actions.office import Doing, DrawOffice, moved_meanwhile, note, the_draw
from services.lottery.actions.read_bundle import RESULTS
from services.lottery.domain.ceremony import State, Step, take
from services.lottery.domain.ceremony_refusals import ResultDiffers
from services.lottery.domain.draw import compute
from services.lottery.domain.verdicts import verify
from services.lottery.store.draws import move_draw
from services.lottery.store.files import add_files, read_files
from services.lottery.store.records import DrawKey, DrawRecord
from shared.crypto.hashing import sha256_hex


async def run_draw(office: DrawOffice, key: DrawKey, *, doing: Doing) -> DrawRecord:
    """Compute and keep the result; a second run of a draw does not exist, of two at once exactly one happens."""
    now = doing.at
    async with office.db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
        target = take(record.standing, Step.DRAW, now)
        files = await read_files(session, key)
    results = await asyncio.to_thread(_computed_and_verified, files)
    known = {"since": now, "drawn_at": now, "results_sha256": sha256_hex(results)}
    async with office.db.transaction(key.unit_code) as session:
        if not await move_draw(session, key, State.SEEDED, target, known):
            raise await moved_meanwhile(session, key, Step.DRAW)
        await add_files(session, key, {RESULTS: results})
        await note(session, key, doing, "DRAW_MADE", results_sha256=sha256_hex(results))
        return await the_draw(session, key)


def _computed_and_verified(files: Mapping[str, bytes]) -> bytes:
    results = compute(files["roster.csv"], files["draw.json"], files["seed.json"])
    if not verify({**files, RESULTS: results}).hold():
        raise ResultDiffers
    return results
