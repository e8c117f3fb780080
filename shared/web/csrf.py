"""Refuses forms that another site sent: Sec-Fetch-Site, else Origin, else a token in the form (for old WebViews)."""

import hmac
import re
from urllib.parse import urlsplit

from markupsafe import Markup
from starlette.requests import Request
from starlette.responses import Response

from shared.crypto.hashing import keyed_hash
from shared.errors import Kind, ServiceError
from shared.ids import new_token
from shared.web.cookies import Cookies

FIELD = "token"
COOKIE = "visit"


class ForeignForm(ServiceError):
    """A form that did not come from a page of ours."""

    def __init__(self) -> None:
        super().__init__(
            "这张表不是从这里打开的，没有保存。请回到页面再按一次。", code="FOREIGN_FORM", kind=Kind.REFUSED
        )


class FormGuard:
    """Makes and checks form tokens bound to the visitor's cookie; as a FastAPI dependency it checks every POST."""

    def __init__(self, key: bytes, cookies: Cookies) -> None:
        self._key = key
        self._cookies = cookies

    async def __call__(self, request: Request) -> None:
        """Let a form of our own pass, raise `ForeignForm` otherwise."""
        if request.method in {"GET", "HEAD", "OPTIONS"}:
            return
        ours = came_from_here(request)
        if ours is None:
            ours = await self._has_our_token(request)
        if not ours:
            raise ForeignForm

    def field(self, request: Request) -> Markup:
        """Return the hidden field for a form on this page."""
        visit = self._visit(request) or new_token()
        request.state.visit = visit
        return Markup('<input type="hidden" name="{}" value="{}">').format(FIELD, self._token(visit))

    def remember(self, request: Request, response: Response) -> None:
        """Set the visitor's cookie if a form was shown and there was none."""
        visit = getattr(request.state, "visit", None)
        if visit and visit != self._cookies.read(request, COOKIE):
            self._cookies.write(response, COOKIE, visit)

    def _visit(self, request: Request) -> str | None:
        given = getattr(request.state, "visit", None) or self._cookies.read(request, COOKIE)
        return given if given and re.fullmatch(r"[0-9a-f]{64}", given) else None

    def _token(self, visit: str) -> str:
        return keyed_hash(self._key, "yangguang/form-token/1", visit.encode()).hex()

    async def _has_our_token(self, request: Request) -> bool:
        visit = self._visit(request)
        sent = (await request.form()).get(FIELD)
        return visit is not None and isinstance(sent, str) and hmac.compare_digest(self._token(visit), sent)


def came_from_here(request: Request) -> bool | None:
    """Say what the browser says about the origin of a request; None where it says nothing."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in {"same-origin", "none"}
    origin = request.headers.get("origin")
    if origin is None or origin == "null":
        return None
    return urlsplit(origin).netloc == request.headers.get("host")
