"""What the tests over PostgreSQL share: the tables of one service, people, moments, and short ways to act."""

from datetime import UTC, datetime
from uuid import UUID

from shared.approvals.asking import ask
from shared.approvals.deciding import decide, use
from shared.approvals.matter import Approval, Asked, Judged, Matter
from shared.approvals.requests import Approvals
from shared.approvals.rules import Act
from shared.approvals.table import approval_table
from shared.audit_log.events import Acting, Actor
from shared.audit_log.tables import audit_tables
from shared.contracts.staff import StaffMember
from shared.database.sessions import Database
from shared.database.tables import new_metadata
from tests.fakes.staff import staff_member

METADATA = new_metadata("lottery")
APPROVALS = Approvals(approval_table(METADATA), audit_tables(METADATA).inbox)
UNIT = "140123"
NOW = datetime(2026, 6, 22, 1, 0, tzinfo=UTC)
MATTER = Matter(UNIT, Act.FREEZE_DRAW, "draw:140123-2026-1", "a" * 64)
OFFICER = staff_member("draw_officer", name="王老师")
SUPERVISOR = staff_member("unit_supervisor", name="赵主任")


def acting_as(member: StaffMember, now: datetime = NOW) -> Acting:
    return Acting(Actor("staff", str(member.staff_id), member.role), now, "ABC DEF GHJ")


async def asked(db: Database, matter: Matter = MATTER, *, now: datetime = NOW) -> UUID:
    async with db.transaction(matter.unit_code) as session:
        return await ask(session, APPROVALS, OFFICER, Asked(matter), acting_as(OFFICER, now))


async def judged(
    db: Database, request: UUID, *, agree: bool = True, by: StaffMember = SUPERVISOR, now: datetime = NOW
) -> Approval:
    async with db.transaction(UNIT) as session:
        return await decide(session, APPROVALS, by, Judged(UNIT, request, agree), acting_as(by, now))


async def used(db: Database, matter: Matter = MATTER, *, now: datetime = NOW) -> Approval:
    async with db.transaction(matter.unit_code) as session:
        return await use(session, APPROVALS, matter, acting_as(OFFICER, now))
