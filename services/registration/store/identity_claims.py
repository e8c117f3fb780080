"""Children who are proven in several units of the province: shown to a clerk in each, decided by nobody else.

The table is written by a trigger on applications and open to every unit; it says that a child is proven in a unit and
under which number, and nothing else about it.
"""

from dataclasses import dataclass

import sqlalchemy as sa

from services.registration.domain.kept import Kept
from services.registration.store.tables import audit, identity_claim
from shared.audit_log.events import Acting, Event
from shared.audit_log.record import record
from shared.database.sessions import ReadSession, WriteSession


@dataclass(frozen=True)
class Elsewhere:
    """An application of this unit whose child is proven in another unit too, for the same season and stage."""

    number: str
    other_unit: str
    other_number: str


async def proven_elsewhere(session: ReadSession, unit_code: str, number: str | None = None) -> tuple[Elsewhere, ...]:
    """Return what a clerk of this unit has to ask the families about, ascending; or that of one application only."""
    here, there = identity_claim.alias("here"), identity_claim.alias("there")
    same_child = (here.c[name] == there.c[name] for name in ("child_index", "season", "stage"))
    query = (
        sa.select(here.c.number, there.c.unit_code, there.c.number)
        .join(there, sa.and_(*same_child, there.c.unit_code != here.c.unit_code))
        .where(here.c.unit_code == unit_code, _stands(here), _stands(there))
        .order_by(here.c.number, there.c.unit_code, there.c.number)
    )
    if number is not None:
        query = query.where(here.c.number == number)
    return tuple(Elsewhere(*row) for row in await session.execute(query))


async def tell_both_units(session: WriteSession, kept: Kept, acting: Acting) -> None:
    """Write into the audit log of both units that the child of an application is proven in the other one too."""
    for found in await proven_elsewhere(session, kept.unit_code, kept.number):
        here, there = (kept.unit_code, found.number), (found.other_unit, found.other_number)
        for (unit_code, number), (other, _) in ((here, there), (there, here)):
            event = Event(unit_code, "CHILD_PROVEN_ELSEWHERE", f"application:{number}", details={"unit": other})
            await record(session, audit.inbox, acting, event)


def _stands(claim: sa.FromClause) -> "sa.ColumnElement[bool]":
    """Return the condition that a row says "proven", and is the last word about its application."""
    later = identity_claim.alias()
    same = (later.c.unit_code == claim.c.unit_code, later.c.number == claim.c.number)
    return sa.and_(claim.c.state == "proven", ~sa.exists().where(*same, later.c.claim_id > claim.c.claim_id))
