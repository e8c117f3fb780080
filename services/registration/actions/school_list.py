"""A school's admitted children: masked for whoever is in charge, in full for whoever was allowed that in person."""

from uuid import UUID

from services.registration.actions.tools import Tools
from services.registration.domain.desk_errors import SchoolNotYours
from services.registration.domain.school_list import Admitted, csv_of
from services.registration.domain.unit import Unit
from services.registration.store.school_lists import admitted_to
from services.registration.store.tables import approvals, audit
from shared.approvals.asking import ask
from shared.approvals.deciding import require_allowed, use
from shared.approvals.matter import Asked, Matter
from shared.approvals.requests import requests_about
from shared.approvals.rules import Act
from shared.audit_log.events import Acting, Event
from shared.audit_log.record import record
from shared.codes.tables import code_table
from shared.contracts.staff import StaffMember
from shared.crypto.hashing import sha256_hex, tagged_hash
from shared.database.sessions import WriteSession

PURPOSE = "ADMISSION_LIST"


class SchoolDesk:
    """One member of the staff before the list of one school of a unit."""

    def __init__(self, tools: Tools, unit: Unit, member: StaffMember, acting: Acting, school: str) -> None:
        if all(lot.school_code != school for lot in unit.schools):
            raise SchoolNotYours
        if member.role == "school_clerk" and member.school_code != school:
            raise SchoolNotYours
        self._tools, self._unit, self._member, self._acting, self._school = tools, unit, member, acting, school

    def matter(self, act: Act) -> Matter:
        """What a second person allows: to see or to take out this school's list of this season."""
        parts = (self._unit.unit_code, self._unit.season, self._school)
        content = tagged_hash("yangguang/school-list/1", *(part.encode() for part in parts)).hex()
        return Matter(self._unit.unit_code, act, f"school:{self._school}", content)

    async def masked(self) -> tuple[Admitted, ...]:
        """Return the list with names only; the page masks them."""
        async with self._tools.db.transaction(self._unit.unit_code) as session:
            return await self._list(session, "SCHOOL_LIST_SEEN", opened=False)

    async def may_see_all(self) -> bool:
        """Whether an approval for this member to see the list in full is in force."""
        async with self._tools.db.reading(self._unit.unit_code) as session:
            agreed = [
                one
                for one in await requests_about(session, approvals, self.matter(Act.BULK_VIEW))
                if one.verdict == "agreed" and one.asked_by == self._member.staff_id
            ]
        return any(not one.is_over(self._acting.now) for one in agreed)

    async def in_full(self) -> tuple[Admitted, ...]:
        """Return the list with what a school needs; raises `ApprovalMissing`, `ApprovalExpired`."""
        async with self._tools.db.transaction(self._unit.unit_code) as session:
            matter, me = self.matter(Act.BULK_VIEW), self._member.staff_id
            await require_allowed(session, approvals, matter, self._acting, asked_by=me)
            return await self._list(session, "SCHOOL_LIST_OPENED", opened=True)

    async def as_file(self) -> bytes:
        """Return the list as CSV, once per approval; raises `ApprovalMissing`, `ApprovalExpired`, `ApprovalUsed`."""
        async with self._tools.db.transaction(self._unit.unit_code) as session:
            matter, me = self.matter(Act.BULK_EXPORT), self._member.staff_id
            await use(session, approvals, matter, self._acting, asked_by=me)
            children = await self._list(session, "", opened=True)
            written = csv_of(children, genders=code_table("gender").labels)
            await self._note(session, "SCHOOL_LIST_EXPORTED", rows=str(len(children)), sha256=sha256_hex(written))
            return written

    async def ask(self, act: Act) -> UUID:
        """Ask a second person; raises `MayNotAsk`."""
        async with self._tools.db.transaction(self._unit.unit_code) as session:
            asked = Asked(self.matter(act), purpose=PURPOSE)
            return await ask(session, approvals, self._member, asked, self._acting)

    async def _list(self, session: WriteSession, act: str, *, opened: bool) -> tuple[Admitted, ...]:
        place = (self._unit.unit_code, self._unit.season, self._school)
        children = await admitted_to(session, place, self._tools.keys.sealer, opened=opened)
        seen = tuple(one for one in children if not self._member.is_kin_of(one.child_index, *one.guardian_indexes))
        if act:
            await self._note(session, act, rows=str(len(seen)), closed_to_kin=str(len(children) - len(seen)))
        return seen

    async def _note(self, session: WriteSession, act: str, **details: str) -> None:
        event = Event(self._unit.unit_code, act, f"school:{self._school}", PURPOSE, details)
        await record(session, audit.inbox, self._acting, event)
