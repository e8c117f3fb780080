"""Accounts and drafts under keys of one's choice, and what lies in them."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from services.registration.domain.draft import DraftContent
from services.registration.store.accounts import keep_account, phone_of
from services.registration.store.drafts import Drafts
from services.registration.store.sealed_tables import SEALED_TABLES
from services.registration.store.tables import account
from services.registration.store.units import keep_unit, unit_codes
from shared.crypto.keys import KeyRing
from shared.crypto.provider import GivenKeys
from shared.crypto.sealing import Sealer, SealingKey
from shared.crypto.suites import Suite
from shared.database.key_rotation import SealedService
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database, WriteSession
from tests.builders.registration import NOW, a_unit

MASTER = bytes(range(32))
PROVINCE = bytes(range(1, 33))
KEYS = {
    1: SealingKey(1, Suite.AES_256_GCM, b"1" * 32),
    2: SealingKey(2, Suite.AES_256_GCM, b"2" * 32),
    3: SealingKey(3, Suite.SM4_GCM, b"3" * 32),
}
UNITS = ("140123", "140105")


def sealer_of(*numbers: int) -> Sealer:
    """Return a sealer with these keys, which seals under the last."""
    keys = tuple(KEYS[number] for number in numbers)
    return KeyRing(GivenKeys(MASTER, PROVINCE, keys, numbers[-1])).sealer()


def written(*numbers: int) -> list[str]:
    """Return the same keys as settings name them."""
    return [f"{number}:{KEYS[number].suite.word}:{KEYS[number].secret.hex()}" for number in numbers]


def rotation_of(db: Database) -> SealedService:
    """Return registration as the rotation sees it."""
    return SealedService("registration", db, SEALED_TABLES, unit_codes)


def phone(place: int) -> str:
    """Return the phone number `place`."""
    return f"1390000{place:04d}"


async def load_units(db: Database) -> None:
    """Load both units."""
    for code in UNITS:
        async with db.transaction(code) as session:
            await keep_unit(session, a_unit(unit_code=code), NOW)


async def add_accounts(db: Database, sealer: Sealer, places: range) -> None:
    """Write accounts whose phones tell their place."""
    async with db.transaction(UNSCOPED) as session:
        for place in places:
            await keep_account(session, account_of(place), phone(place), sealer=sealer, now=NOW)


async def add_drafts(db: Database, sealer: Sealer, unit_code: str, places: range) -> None:
    """Write one draft per place in a unit."""
    async with db.transaction(unit_code) as session:
        for place in places:
            await save_draft(session, sealer, unit_code, place, (f"第 {place} 个孩子", 0))


async def save_draft(session: WriteSession, sealer: Sealer, unit_code: str, place: int, what: tuple[str, int]) -> None:
    """Write a name into the draft of a place, over a version."""
    name, version = what
    content = DraftContent({"name": name})
    kept = await Drafts(unit_code, account_of(place), sealer).save(
        session, slot_of(place), content, version=version, now=NOW
    )
    assert kept is not None


async def names_in_drafts(db: Database, sealer: Sealer, unit_code: str, places: range) -> list[str]:
    """Return the names in the drafts of a unit."""
    async with db.reading(unit_code) as session:
        drafts = [await Drafts(unit_code, account_of(at), sealer).one(session, slot_of(at)) for at in places]
    return [draft.content.values["name"] for draft in drafts if draft]


async def phones(db: Database, sealer: Sealer, places: range) -> list[str]:
    """Return the phones of accounts."""
    async with db.reading(UNSCOPED) as session:
        return [await phone_of(session, account_of(place), sealer) for place in places]


async def sealed_phones(db: Database) -> Sequence[bytes]:
    """Return the sealed phones as they lie there, by account."""
    async with db.reading(UNSCOPED) as session:
        return (await session.scalars(sa.select(account.c.sealed_phone).order_by(account.c.account_id))).all()


def account_of(place: int) -> bytes:
    """Return an account's identifier."""
    return place.to_bytes(32, "big")


def slot_of(place: int) -> UUID:
    """Return a draft's identifier."""
    return UUID(int=place)
