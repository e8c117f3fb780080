"""Fills a test's database with cases that were really checked."""

from datetime import datetime

from services.verification.actions.case_room import CaseSeen
from shared.database.sessions import Database
from tests.builders.verification import NOW, UNIT
from tests.builders.verification_desk import Desk
from tests.builders.verification_families import Family, registries_of
from tests.builders.verification_wire import wire_claim
from tests.fakes.claims import FakeClaims


async def checked(db: Database, *families: Family, now: datetime = NOW) -> Desk:
    """Check these families and return the desk."""
    desk = Desk(db, FakeClaims(*(wire_claim(one.claim) for one in families)), registries_of(families))
    await desk.load_rules()
    for one in families:
        await desk.check(one.claim, now=now)
    return desk


def seen(family: Family, version: int | None = None) -> CaseSeen:
    """The case of a family, in the version of its claim unless another is named."""
    return CaseSeen(UNIT, family.claim.application_number, version or family.claim.version)
