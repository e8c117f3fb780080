"""Publishes a result: what is written is recomputed by the reference program, then signed, and handed over later."""

from collections.abc import Mapping
from dataclasses import dataclass

from services.lottery.actions.bundle_words import READ_ME
from services.lottery.actions.office import Doing, DrawOffice, moved_meanwhile, note, the_draw
from services.lottery.actions.own_files import require_of_steps, require_signed
from services.lottery.actions.read_bundle import RESULTS
from services.lottery.actions.two_people import release_matter
from services.lottery.domain.ceremony import State, Step, take
from services.lottery.domain.ceremony_refusals import ResultDiffers
from services.lottery.gateways.reference_process import ask_reference
from services.lottery.released.programs import IN_BUNDLES, released
from services.lottery.store.draws import move_draw
from services.lottery.store.files import add_files, read_files
from services.lottery.store.handovers import add_handover
from services.lottery.store.records import DrawKey, DrawRecord
from services.lottery.store.tables import approvals
from shared.approvals.deciding import require_allowed, use
from shared.crypto.hashing import sha256_hex


@dataclass(frozen=True)
class _Checked:
    """A draw that may be published, and what publishing adds to its files."""

    target: State
    results_sha256: str
    added: Mapping[str, bytes]


async def publish_results(office: DrawOffice, key: DrawKey, *, doing: Doing) -> DrawRecord:
    """Make the result public, as somebody from outside of the unit has allowed.

    Before anything moves, the reference program recomputes the written bundle; raises `ReferenceDisagrees`,
    `ReferenceFailed`, `FileOutOfPlace`, `AnnouncementNotSigned`, and `ResultDiffers` where the kept result is not
    what was drawn.
    """
    now = doing.at
    checked = await _checked(office, key, doing)
    async with office.db.transaction(key.unit_code) as session:
        if not await move_draw(session, key, State.DRAWN, checked.target, {"since": now, "published_at": now}):
            raise await moved_meanwhile(session, key, Step.PUBLISH)
        published = await the_draw(session, key)
        await use(session, approvals, release_matter(published), doing.acting)
        sums = sha256_hex(checked.added["SHA256SUMS"])
        await note(session, key, doing, "RESULTS_PUBLISHED", sums_sha256=sums, results_sha256=checked.results_sha256)
        await add_files(session, key, checked.added)
        await add_handover(session, key, results_sha256=checked.results_sha256, published_at=now)
        return published


async def _checked(office: DrawOffice, key: DrawKey, doing: Doing) -> _Checked:
    async with office.db.reading(key.unit_code) as session:
        record = await the_draw(session, key)
        target = take(record.standing, Step.PUBLISH, doing.at)
        await require_allowed(session, approvals, release_matter(record), doing.acting)
        files = await read_files(session, key)
    require_of_steps(record, files)
    require_signed(office.signer, key, draw=files["draw.json"], note=files.get("draw.json.note", b""))
    hashed = sha256_hex(files[RESULTS])
    if hashed != record.results_sha256:
        raise ResultDiffers
    added = _added(office, key, files)
    await ask_reference({**files, **added}, office.reference_limits)
    return _Checked(target, hashed, added)


def _added(office: DrawOffice, key: DrawKey, files: Mapping[str, bytes]) -> dict[str, bytes]:
    read_me = READ_ME.format(draw_id=key.draw_id, verifier=office.signer.verifier(key.unit_code)).encode()
    programs = {name: released(name) for name in IN_BUNDLES}
    everything = {**files, **programs, "README.txt": read_me}
    sums = "".join(f"{sha256_hex(content)}  {name}\n" for name, content in sorted(everything.items())).encode()
    note_of_sums = office.signer.sign(key.unit_code, sums)
    return {**programs, "README.txt": read_me, "SHA256SUMS": sums, "SHA256SUMS.note": note_of_sums}
