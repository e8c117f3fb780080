"""What the draw office's pages work with: the office, the staff's door, the templates; and who speaks on a page."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from uuid import UUID

from starlette.requests import Request

from services.lottery.actions.office import DrawOffice
from services.lottery.store.notices import Notice
from shared.codes.staff_roles import ROLE_WORDS
from shared.codes.tables import code_table
from shared.contracts.staff import StaffMember
from shared.web.layout import Pages, Voice
from shared.web.local_paths import route_path
from shared.web.offices import Office, Who
from shared.web.staff_door import StaffDoor

HOME = "/office"
COLLEAGUE = "同事"


@dataclass(frozen=True)
class OfficeHouse:
    """One per app."""

    office: DrawOffice
    door: StaffDoor
    pages: Pages

    async def voice(self, request: Request) -> Voice | None:
        """Return who speaks on a page of trouble below /office; nothing elsewhere, or where nobody is signed in."""
        if not route_path(request).startswith(HOME):
            return None
        member = await self.door.member_if_any(request)
        return None if member is None else voice_for(member, Office("派位办公室", home=HOME))

    async def names(self, ids: Iterable[UUID | None]) -> Mapping[UUID, str]:
        """Return the names of these members of the staff; whoever is unknown is not in it."""
        wanted = {one for one in ids if one is not None}
        return await self.door.directory.names(wanted) if wanted else {}


def voice_for(member: StaffMember, office: Office) -> Voice:
    """Return what a page of this member of the staff says above and below."""
    label = f"派位办公室　工作人员：{member.display_name}（{ROLE_WORDS[member.role]} {member.scope}）"
    return Voice(office, Who(label, f"{HOME}/sign-out"))


def office_of(unit_code: str, notice: Notice | None) -> Office:
    """Return the authority of a unit, as it speaks in its latest announcement."""
    if notice is not None:
        return Office(notice.office.authority, notice.office.phone, notice.office.hours, home=HOME)
    place = code_table("division_shanxi").label(unit_code)
    return Office(f"{place}教育局", home=HOME)
