"""Who of the staff stands before a route: the session in the cookie or the header, asked for anew each time."""

from collections.abc import Iterable, Mapping
from typing import Protocol
from urllib.parse import quote
from uuid import UUID

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from shared.contracts.staff import StaffMember
from shared.errors import Kind
from shared.web.cookies import Cookies
from shared.web.local_paths import here
from shared.web.problems import SignInElsewhere, for_programs

COOKIE = "staff"
SIGN_IN = "/staff/sign-in"
"""On this host, wherever the asked service is mounted: cookies of the host carry the session over."""
SAFE_METHODS = frozenset({"GET", "HEAD", "OPTIONS"})


class StaffDirectory(Protocol):
    """Knows the staff: the staff service itself, or a client of it."""

    async def recognise(self, token: str) -> StaffMember | None:
        """Return whose session a token is, marking it used, or None; raise where nobody answers (fail closed)."""
        ...

    async def names(self, ids: Iterable[UUID]) -> Mapping[UUID, str]:
        """Return display names, also of those who have left; whoever is unknown is not in it."""
        ...

    async def sign_out(self, token: str) -> None:
        """End the session; none is no error."""
        ...


class StaffNotSignedIn(SignInElsewhere):
    """Nobody of the staff is signed in; pages lead to the staff's door and back."""

    def __init__(self, where: str) -> None:
        super().__init__("请先登录。", code="NOT_SIGNED_IN", kind=Kind.UNKNOWN_PERSON)
        self.where = where


class StaffDoor:
    """Asks a directory whose session it is; `member` is a FastAPI dependency. One per app."""

    def __init__(self, directory: StaffDirectory, cookies: Cookies, *, sign_in: str = SIGN_IN) -> None:
        self.directory = directory
        self._cookies = cookies
        self._sign_in = sign_in

    async def member(self, request: Request) -> StaffMember:
        """Return who acts; raises `StaffNotSignedIn`: 401 for programs, for pages a way to the door and back."""
        found = await self.member_if_any(request)
        if found is None:
            raise StaffNotSignedIn(self._way_in(request))
        return found

    async def member_if_any(self, request: Request) -> StaffMember | None:
        """Return who acts, or None; asks once per request."""
        if not hasattr(request.state, "staff_member"):
            token = self.token(request)
            request.state.staff_member = await self.directory.recognise(token) if token else None
        found: StaffMember | None = request.state.staff_member
        return found

    def token(self, request: Request) -> str | None:
        """Return the token of the header `Authorization: Session …`, else of the cookie.

        A program that changes something must use the header: no other site can make a browser send it.
        """
        scheme, _, given = request.headers.get("authorization", "").partition(" ")
        if scheme.lower() == "session" and given:
            return given.strip()
        if for_programs(request) and request.method not in SAFE_METHODS:
            return None
        return self._cookies.read(request, COOKIE)

    async def leave(self, request: Request) -> Response:
        """End the session and lead to the door; for a POST /sign-out of each service, below its own form guard."""
        if token := self.token(request):
            await self.directory.sign_out(token)
        answer = RedirectResponse(self._sign_in, 303)
        self._cookies.forget(answer, COOKIE)
        return answer

    def _way_in(self, request: Request) -> str:
        return f"{self._sign_in}?next={quote(here(request), safe='')}" if request.method == "GET" else self._sign_in
