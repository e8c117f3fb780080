"""Who of the staff works at registration's desk, at which unit; the gate has looked at role and scope before."""

from dataclasses import dataclass
from typing import Annotated

from fastapi import Path
from starlette.requests import Request
from starlette.responses import HTMLResponse

from services.registration.actions.show_unit import show_unit
from services.registration.actions.tools import Tools
from services.registration.domain.unit import Unit
from services.registration.web.site import site_of
from services.registration.web.visitors import tools_of
from shared.audit_log.events import Acting, Actor
from shared.contracts.staff import ROLE_WORDS, StaffMember
from shared.web.layout import Voice
from shared.web.offices import Office, Who
from shared.web.request_start import now_of, number_of
from shared.web.staff_door import StaffDoor

UnitCode = Annotated[str, Path(pattern=r"^[0-9]{6}$")]


@dataclass(frozen=True)
class AtDesk:
    """One member of the staff at one unit, in one request."""

    request: Request
    tools: Tools
    unit: Unit
    member: StaffMember

    @property
    def acting(self) -> Acting:
        """Who acts, as the audit log names it."""
        who = Actor("staff", str(self.member.staff_id), self.member.role)
        return Acting(who, now_of(self.request), number_of(self.request))

    def page(self, template: str, *, status: int = 200, home: str = "", **values: object) -> HTMLResponse:
        """Return a page of the desk; `home` is where its head leads, the families' requests if nothing is said."""
        home = home or f"/desk/units/{self.unit.unit_code}/requests"
        office = Office(self.unit.authority, self.unit.phone, self.unit.hours, home)
        label = f"{ROLE_WORDS[self.member.role]}：{self.member.display_name}"
        voice = Voice(office, Who(label, "/desk/sign-out"))
        return site_of(self.request).pages.page(self.request, template, voice, status=status, **values)


async def at_desk(request: Request, unit: UnitCode) -> AtDesk:
    """Return who works here (a FastAPI dependency); raises `StaffNotSignedIn`, `UnitNotFound`."""
    door: StaffDoor = request.app.state.staff_door
    member = await door.member(request)
    tools = tools_of(request)
    return AtDesk(request, tools, await show_unit(tools, unit), member)
