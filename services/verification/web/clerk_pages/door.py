"""Who stands before a clerks' page: the session in the cookie, and what header and footer say."""

from starlette.requests import Request

from services.verification.actions.case_room import CaseRoom, Sitting
from services.verification.actions.clerk_sign_in import recognise_clerk
from services.verification.actions.passwords import Passwords
from services.verification.domain.errors import NotSignedIn
from services.verification.store.clerks import Clerk
from services.verification.store.rules import rules_of
from shared.codes.tables import code_table
from shared.web.cookies import Cookies
from shared.web.layout import Voice
from shared.web.offices import Office, Who
from shared.web.request_start import now_of

COOKIE = "clerk"


class ClerkDoor:
    """Knows clerks by their cookie; one per app."""

    def __init__(self, room: CaseRoom, passwords: Passwords, cookies: Cookies) -> None:
        self.room = room
        self.passwords = passwords
        self.cookies = cookies

    def token(self, request: Request) -> str | None:
        """Return the session's token, as the browser has it."""
        return self.cookies.read(request, COOKIE)

    async def sitting(self, request: Request) -> Sitting:
        """Return the clerk at work; raises `NotSignedIn`. A FastAPI dependency."""
        now = now_of(request)
        return Sitting(self.room, await recognise_clerk(self.room, self.token(request), now=now), now)

    async def voice(self, request: Request) -> Voice | None:
        """Return what a page of trouble says above and below; nothing where nobody is signed in."""
        try:
            return await self.voice_of(await self.sitting(request))
        except NotSignedIn:
            return None

    async def voice_of(self, sitting: Sitting) -> Voice:
        """Return what a page of this clerk says above and below."""
        place, office = await self._office(sitting.who)
        label = f"材料核对　工作人员：{sitting.who.display_name}（{place} {sitting.who.scope}）"
        return Voice(office, Who(label, "/sign-out"))

    async def _office(self, who: Clerk) -> tuple[str, Office]:
        async with self.room.db.reading() as session:
            rules = await rules_of(session, who.scope)
        if rules is None:
            place = code_table("division_shanxi").label(who.scope.ljust(6, "0"))
            return place, Office(f"{place}教育局", home="/queue")
        return rules.name, Office(rules.authority, rules.phone, rules.hours, home="/queue")
