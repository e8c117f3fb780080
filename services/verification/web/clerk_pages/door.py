"""Who of the staff stands before verification, for pages and API alike, and what header and footer say."""

from starlette.requests import Request
from starlette.responses import Response

from services.verification.actions.case_room import CaseRoom, Sitting
from services.verification.store.rules import rules_of
from shared.codes.tables import code_table
from shared.contracts.staff import StaffMember
from shared.database.scope import UNSCOPED
from shared.web.layout import Voice
from shared.web.offices import Office, Who
from shared.web.request_start import now_of, number_of
from shared.web.staff_door import StaffDoor


class ClerkDoor:
    """Asks the staff's door whose session it is; one per app."""

    def __init__(self, room: CaseRoom, staff: StaffDoor) -> None:
        self.room = room
        self.staff = staff

    async def sitting(self, request: Request) -> Sitting:
        """Return who is at work; raises `StaffNotSignedIn`. A FastAPI dependency."""
        return Sitting(self.room, await self.staff.member(request), now_of(request), number_of(request))

    async def leave(self, request: Request) -> Response:
        """End the session and lead to the staff's door."""
        return await self.staff.leave(request)

    async def voice(self, request: Request) -> Voice | None:
        """Return what a page of trouble says above and below; nothing where nobody is signed in."""
        member = await self.staff.member_if_any(request)
        return None if member is None else await self._voice(member)

    async def voice_of(self, sitting: Sitting) -> Voice:
        """Return what a page of this member of the staff says above and below."""
        return await self._voice(sitting.who)

    async def _voice(self, who: StaffMember) -> Voice:
        place, office = await self._office(who)
        label = f"材料核对　工作人员：{who.display_name}（{place} {who.scope}）"
        return Voice(office, Who(label, "/sign-out"))

    async def _office(self, who: StaffMember) -> tuple[str, Office]:
        async with self.room.db.reading(UNSCOPED) as session:
            rules = await rules_of(session, who.scope)
        if rules is None:
            place = code_table("division_shanxi").label(who.scope.ljust(6, "0"))
            return place, Office(f"{place}教育局", home="/queue")
        return rules.name, Office(rules.authority, rules.phone, rules.hours, home="/queue")
