"""Publishes a result: the signed manifest of all files, and the message to registration in the same transaction."""

from collections.abc import Mapping
from uuid import UUID

from services.lottery.actions.bundle_words import READ_ME
from services.lottery.actions.office import Doing, DrawOffice, moved_meanwhile, note, the_draw
from services.lottery.actions.read_bundle import RESULTS
from services.lottery.actions.two_people import release_matter
from services.lottery.domain.ceremony import State, Step, take
from services.lottery.store.draws import move_draw
from services.lottery.store.files import add_files, read_files
from services.lottery.store.records import DrawKey, DrawRecord
from services.lottery.store.tables import approvals, outbox
from shared.approvals.deciding import use
from shared.contracts.messages import PlacementsPublished
from shared.crypto.hashing import sha256_hex
from shared.jobs.outbox import put


async def publish_results(office: DrawOffice, key: DrawKey, *, message_id: UUID, doing: Doing) -> DrawRecord:
    """Make the result public, as somebody from outside of the unit has allowed, and tell registration."""
    now = doing.at
    async with office.db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
        target = take(record.standing, Step.PUBLISH, now)
        files = await read_files(session, key)
    made = _manifest(office, key, files)
    async with office.db.transaction(key.unit_code) as session:
        if not await move_draw(session, key, State.DRAWN, target, {"since": now, "published_at": now}):
            raise await moved_meanwhile(session, key, Step.PUBLISH)
        await use(session, approvals, release_matter(record), doing.acting)
        await note(session, key, doing, "RESULTS_PUBLISHED", sums_sha256=sha256_hex(made["SHA256SUMS"]))
        await add_files(session, key, made)
        published = await the_draw(session, key)
        message = PlacementsPublished(message_id=message_id, **key._asdict(), results_sha256=sha256_hex(files[RESULTS]))
        await put(session, outbox, receiver="registration", message=message)
        return published


def _manifest(office: DrawOffice, key: DrawKey, files: Mapping[str, bytes]) -> dict[str, bytes]:
    read_me = READ_ME.format(draw_id=key.draw_id, verifier=office.signer.verifier(key.unit_code)).encode()
    everything = {**files, "README.txt": read_me}
    sums = "".join(f"{sha256_hex(content)}  {name}\n" for name, content in sorted(everything.items())).encode()
    return {"README.txt": read_me, "SHA256SUMS": sums, "SHA256SUMS.note": office.signer.sign(key.unit_code, sums)}
