"""Takes a beacon's value: fetched from a configured relay or pasted, verified offline before it is kept (section 3)."""

import asyncio
from typing import NamedTuple

from services.lottery.actions.calling import place_of, source_to_call
from services.lottery.actions.office import Doing, DrawOffice, note
from services.lottery.domain.calling import WHOLE, Entry, is_signature, newest_of
from services.lottery.domain.calling_refusals import BeaconSignatureWrong, BeaconSilent, NotABeacon, ValueStands
from services.lottery.domain.sources.announced import Source
from services.lottery.store.called import Called, add_entry, entries_of, lock_draw
from services.lottery.store.records import DrawKey
from shared.crypto.drand import verify
from shared.crypto.hashing import sha256_hex
from shared.database.sessions import ReadSession


class Came(NamedTuple):
    """A verified signature: of which source, and by which way it came."""

    name: str
    signature: str
    act: str


async def fetch_beacon(office: DrawOffice, key: DrawKey, name: str, *, doing: Doing) -> Called:
    """Ask the configured relays for the announced round; raise `BeaconSilent` where none gives what holds."""
    number = await _round_to_take(office, key, name, doing)
    signature = await office.beacons.signature(int(number), is_of_beacon)
    if signature is None:
        raise BeaconSilent(office.beacons.count)
    return await _keep(office, key, Came(name, signature, "BEACON_FETCHED"), doing=doing)


async def paste_beacon(office: DrawOffice, key: DrawKey, name: str, signature: str, *, doing: Doing) -> Called:
    """Take a signature that came by any other way; raise `BeaconSignatureWrong` where it is not the beacon's."""
    number = await _round_to_take(office, key, name, doing)
    if not (is_signature(signature) and await is_of_beacon(int(number), signature)):
        raise BeaconSignatureWrong(number)
    return await _keep(office, key, Came(name, signature, "BEACON_PASTED"), doing=doing)


async def is_of_beacon(number: int, signature: str) -> bool:
    """Say whether a signature (hex) is the beacon's over this round, without holding up anybody else."""
    return await asyncio.to_thread(verify, number, bytes.fromhex(signature))


async def _round_to_take(office: DrawOffice, key: DrawKey, name: str, doing: Doing) -> str:
    """Return the announced round, if it may be taken now."""
    async with office.db.reading(key.unit_code) as session:
        return _round_of(await _beacon(session, key, name, doing))


async def _beacon(session: ReadSession, key: DrawKey, name: str, doing: Doing) -> Source:
    _, source = await source_to_call(session, key, name, doing.at)
    if source.kind != "drand":
        raise NotABeacon
    return source


def _round_of(source: Source) -> str:
    return source.detail.partition(":")[2]


async def _keep(office: DrawOffice, key: DrawKey, came: Came, *, doing: Doing) -> Called:
    """Keep a verified signature; the same again changes nothing."""
    async with office.db.transaction(key.unit_code) as session:
        await lock_draw(session, key)
        name, signature, act = came
        source = await _beacon(session, key, name, doing)
        value = f"{_round_of(source)}:{sha256_hex(bytes.fromhex(signature))}"
        newest = newest_of(await entries_of(session, key, name), WHOLE)
        if newest and newest[0].value != value:
            raise ValueStands
        if not newest:
            entry = Entry(WHOLE, 1, doing.acting.actor.who, value, signature, doing.at)
            await add_entry(session, key, name, entry, seat=1)
            await note(session, key, doing, act, source=name, signature=signature)
        return await place_of(session, key, name, WHOLE)
