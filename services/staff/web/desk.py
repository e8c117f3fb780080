"""What the routes share: who is signed in, how a browser comes in, what the pages say above and below."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

from services.staff.actions.room import Sitting, StaffRoom
from services.staff.actions.sign_in import Visit
from services.staff.store.sessions import NewSession
from shared.codes.staff_roles import ROLE_WORDS
from shared.codes.tables import code_table
from shared.contracts.staff import StaffMember
from shared.ids import new_id, new_token
from shared.web.client_address import client_address
from shared.web.cookies import Cookies
from shared.web.layout import Pages, Voice
from shared.web.offices import Office, Who
from shared.web.request_start import now_of, number_of
from shared.web.staff_door import COOKIE, StaffDoor


@dataclass(frozen=True)
class Reached:
    """How browsers come here: the address with its path, and what the identity service is called, if there is one."""

    public_url: str
    identity_label: str = ""


@dataclass(frozen=True)
class Desk:
    """The staff service as its routes see it."""

    room: StaffRoom
    door: StaffDoor
    cookies: Cookies
    pages: Pages
    reached: Reached

    async def sitting(self, request: Request) -> Sitting:
        """Return who acts; raises `StaffNotSignedIn`. A FastAPI dependency."""
        return Sitting(self.room, await self.door.member(request), now_of(request), number_of(request))

    def visit(self, request: Request) -> Visit:
        """Return somebody's coming to the door, with the session that would begin."""
        new = NewSession(new_token(), new_id(), "code")
        return Visit(new, now_of(request), self.door.token(request), number_of(request))

    def let_in(self, answer: Response, visit: Visit) -> Response:
        """Hand the session to the browser."""
        self.cookies.write(answer, COOKIE, visit.new.token)
        return answer

    async def voice(self, request: Request) -> Voice:
        """Return what a page says above and below, signed in or not."""
        return voice_of(await self.door.member_if_any(request))


def voice_of(who: StaffMember | None) -> Voice:
    """Return what the pages of a member of the staff say above and below."""
    if who is None:
        return Voice(Office("工作人员账号"))
    label = f"{who.display_name}　{ROLE_WORDS[who.role]}（{place_of(who.scope)} {who.scope}）"
    return Voice(Office("工作人员账号"), Who(label, "/sign-out"))


def place_of(scope: str) -> str:
    """Return the name of a division; where no list has it, nothing."""
    return code_table("division_shanxi").labels.get(scope.ljust(6, "0"), "")


def address_of(request: Request) -> str:
    """Return the network address that a request is counted by."""
    return client_address(request) or "unknown"
