"""Keeps what one of two people typed for a source, one throw at a time (draw.md, 5.1, step 4)."""

from dataclasses import dataclass

from services.lottery.actions.calling import place_of, source_to_call
from services.lottery.actions.office import Doing, DrawOffice, note
from services.lottery.domain.calling import (
    Entry,
    Turn,
    check_piece,
    judge_typing,
    newest_of,
    require_in_order,
)
from services.lottery.domain.calling_refusals import BeaconIsNotTyped, ValuesDiffer
from services.lottery.domain.media import Medium, proof_of, require_another
from services.lottery.domain.sources.announced import Source
from services.lottery.store.called import Called, add_entry, entries_of, lock_draw
from services.lottery.store.records import DrawKey
from shared.crypto.hashing import sha256_hex
from shared.database.sessions import WriteSession

ACTS = {Turn.FIRST: "VALUE_TYPED", Turn.AGREES: "VALUE_AGREED", Turn.DIFFERS: "VALUES_DIFFER"}
LONGEST_IN_LOG = 128


@dataclass(frozen=True)
class Typing:
    """What somebody typed: of which source, at which place (0 for a whole value), seen where."""

    source: str
    place: int
    value: str
    medium: Medium | None = None


async def type_value(office: DrawOffice, key: DrawKey, typing: Typing, *, doing: Doing) -> Called:
    """Keep it, and return how the place stands; raise `ValuesDiffer` where the other person typed something else.

    Whoever types in one draw takes turns, so that of two at once one is the first. Nothing typed is lost: of two
    that differ both are kept, in the table and in the log, before the refusal.
    """
    async with office.db.transaction(key.unit_code) as session:
        await lock_draw(session, key)
        _, source = await source_to_call(session, key, typing.source, doing.at)
        if source.kind == "drand":
            raise BeaconIsNotTyped
        check_piece(source, typing.place, typing.value, key.draw_id)
        turn = await _keep(session, key, (source, typing), doing)
        standing = await place_of(session, key, typing.source, typing.place)
    if turn is Turn.DIFFERS:
        raise ValuesDiffer
    return standing


async def _keep(session: WriteSession, key: DrawKey, typed: tuple[Source, Typing], doing: Doing) -> Turn:
    source, typing = typed
    typist = doing.acting.actor.who
    proof = proof_of(source, typing.medium, doing.at)
    entries = await entries_of(session, key, source.name)
    newest = newest_of(entries, typing.place)
    judged = judge_typing(newest, typist, typing.value)
    if judged.turn is Turn.REPEATED:
        return judged.turn
    require_in_order(source, entries, typist, typing.place)
    if judged.seat == 2:
        require_another(newest[0].proof, proof)
    entry = Entry(typing.place, judged.attempt, typist, typing.value, proof, doing.at)
    await add_entry(session, key, source.name, entry, seat=judged.seat)
    await note(session, key, doing, ACTS[judged.turn], source=source.name, **_details(entry))
    return judged.turn


def _details(entry: Entry) -> dict[str, str]:
    said = entry.value if len(entry.value) <= LONGEST_IN_LOG else f"sha256:{sha256_hex(entry.value.encode())}"
    proof = {"proof_sha256": sha256_hex(entry.proof.encode())} if entry.proof else {}
    return {"place": str(entry.place), "attempt": str(entry.attempt), "value": said, **proof}
