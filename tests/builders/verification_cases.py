"""Fills a test's database with cases that were really checked."""

from datetime import datetime

from services.verification.actions.case_room import CaseSeen, CaseShown, Sitting
from services.verification.actions.evidence import evidence_hash
from services.verification.actions.load_case import load_case
from shared.database.sessions import Database
from tests.builders.scopes import EVERYWHERE
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


def seen(family: Family) -> CaseSeen:
    """The case of a family."""
    return CaseSeen(UNIT, family.claim.application_number)


async def shown(sitting: Sitting, family: Family) -> CaseShown:
    """The case of a family as a page opened now would show it, without taking it in hand."""
    async with sitting.room.db.reading(EVERYWHERE) as session:
        case = await load_case(session, sitting.room, seen(family), now=sitting.now)
    key = case.on_desk.key
    return CaseShown(key.unit_code, key.application_number, key.version, evidence_hash(case.answers))
