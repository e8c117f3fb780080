"""Makes the seed once the last source is known: seed.txt and seed.json (draw.md, section 4)."""

from collections.abc import Mapping

from services.lottery.actions.close_sources import values_of
from services.lottery.actions.counting import require_after, required_value
from services.lottery.actions.judging import judge_seed
from services.lottery.actions.office import Doing, DrawOffice, moved_meanwhile, note, the_draw
from services.lottery.actions.proofs import proof_files
from services.lottery.domain.ceremony import State, Step, take
from services.lottery.domain.seed import make_seed as seed_file
from services.lottery.domain.seed import seed_text
from services.lottery.store.called import called_of
from services.lottery.store.draws import move_draw
from services.lottery.store.files import add_files, read_files
from services.lottery.store.records import DrawKey, DrawRecord
from shared.crypto.hashing import sha256_hex


async def make_seed(office: DrawOffice, key: DrawKey, *, doing: Doing) -> DrawRecord:
    """Keep the one seed of this draw, from what counts of its sources; a value that counts never changes again."""
    now = doing.at
    async with office.db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
        target = take(record.standing, Step.SEED, now)
        called = await called_of(session, key)
        require_after(called, now)
        last = record.notice.last_source.name
        values = {last: required_value(record.notice, last, called, now)}
        files = await read_files(session, key)
    made = {**_seed_files(record, files, values), **proof_files(values, called)}
    judge_seed({**files, **made})
    known = {"since": now, "seeded_at": now, "seed": sha256_hex(made["seed.txt"])}
    async with office.db.transaction(key.unit_code) as session:
        if not await move_draw(session, key, State.CLOSED, target, known):
            raise await moved_meanwhile(session, key, Step.SEED)
        await add_files(session, key, made)
        await note(session, key, doing, "SEED_MADE", seed=str(known["seed"]))
        return await the_draw(session, key)


def _seed_files(record: DrawRecord, files: Mapping[str, bytes], values: Mapping[str, str]) -> dict[str, bytes]:
    draw = files["draw.json"]
    opened = {**values_of(files["closing.txt"]), **values}
    in_order = tuple((source.name, opened[source.name]) for source in record.notice.sources)
    return {"seed.json": seed_file(draw, opened), "seed.txt": seed_text(sha256_hex(draw), in_order)}
