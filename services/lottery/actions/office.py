"""What every action of the draw office works with, and how it finds its draw."""

from dataclasses import dataclass, field
from datetime import datetime

from services.lottery.domain.ceremony import Step, after
from services.lottery.domain.ceremony_refusals import DrawNotFound, EarlierDrawOpen, StepRefused
from services.lottery.gateways.beacons import BeaconRelays, Beacons
from services.lottery.gateways.reference_process import ReferenceLimits
from services.lottery.gateways.registration import RosterSource
from services.lottery.store.draws import find_by_seq, find_draw
from services.lottery.store.news import tell
from services.lottery.store.records import DrawKey, DrawRecord
from services.lottery.store.tables import audit
from shared.audit_log.events import Acting, Event
from shared.audit_log.record import record as record_event
from shared.crypto.keys import KeyRing
from shared.crypto.signed_notes import sign_note, verifier_key
from shared.database.sessions import Database, ReadSession, WriteSession

FIRST_LINK = "0" * 64
"""`prev` of the first announcement of a unit."""


@dataclass(frozen=True)
class UnitSigner:
    """Signs for units: one Ed25519 key per unit, derived from the master secret."""

    keys: KeyRing

    def sign(self, unit_code: str, text: bytes) -> bytes:
        """Return the text as a signed note of this unit."""
        return sign_note(text, _name(unit_code), self.keys.signing_key(f"lottery/{unit_code}"))

    def verifier(self, unit_code: str) -> str:
        """Return the key by which anybody checks this unit's notes."""
        return verifier_key(_name(unit_code), self.keys.signing_key(f"lottery/{unit_code}").public_key())


def _name(unit_code: str) -> str:
    return f"yangguang/lottery/{unit_code}"


@dataclass(frozen=True)
class DrawOffice:
    """The database, the owner of the applications, the units' keys, whether the clock is set, and the beacons."""

    db: Database
    rosters: RosterSource
    signer: UnitSigner
    clock_is_shifted: bool = False
    beacons: Beacons = field(default_factory=BeaconRelays)
    reference_limits: ReferenceLimits = field(default_factory=ReferenceLimits)


@dataclass(frozen=True)
class WorkersDuty:
    """What the worker acts with by itself: the database, the units' keys, and whether the clock is a rehearsal's."""

    db: Database
    signer: UnitSigner
    clock_is_shifted: bool


@dataclass(frozen=True)
class Doing:
    """Who takes a step, and the time that counts for it: the clock's, in a rehearsal the one it names."""

    acting: Acting
    at: datetime


async def note(session: WriteSession, key: DrawKey, doing: Doing, act: str, **details: str) -> None:
    """Write a step into the log, in the transaction that takes it, and wake the watchers; `details`: hashes, codes."""
    known = {"at": doing.at.isoformat(), **details}
    event = Event(key.unit_code, act, f"draw:{key.draw_id}", details=known)
    await record_event(session, audit.inbox, doing.acting, event)
    await tell(session, key)


async def the_draw(session: ReadSession, key: DrawKey) -> DrawRecord:
    """Return the draw, or raise `DrawNotFound`."""
    record = await find_draw(session, key)
    if record is None:
        raise DrawNotFound
    return record


async def link_before(session: ReadSession, record: DrawRecord) -> str:
    """Return `prev` of this announcement; raise `EarlierDrawOpen` while the one before has no draw.json yet."""
    if record.seq == 1:
        return FIRST_LINK
    before = await find_by_seq(session, record.key.unit_code, record.seq - 1)
    if before is None or before.draw_sha256 is None:
        raise EarlierDrawOpen
    return before.draw_sha256


async def moved_meanwhile(session: ReadSession, key: DrawKey, step: Step) -> StepRefused:
    """Return the refusal for whoever came second to the same step."""
    record = await the_draw(session, key)
    try:
        after(record.state, step)
    except StepRefused as refusal:
        return refusal
    return StepRefused()
