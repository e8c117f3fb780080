"""One person's way to the identity service and back, bound to the browser by a cookie; nothing is kept here."""

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from starlette.requests import Request
from starlette.responses import Response

from shared.crypto.hashing import keyed_hash
from shared.ids import new_token
from shared.web.cookies import Cookies
from shared.web.local_paths import stays_here
from shared.web.oidc.provider import OidcRefused

LONGEST = timedelta(minutes=10)
COOKIE = "oidc"


@dataclass(frozen=True)
class Passage:
    """What goes out and must come back: `state` in the address, `nonce` in the signed token; `verifier` is for PKCE."""

    ticket: str
    began: int
    """Seconds since 1970, at the moment of the request."""
    next: str
    """The path of this host to go to in the end; may be empty."""
    state: str
    nonce: str
    verifier: str


class Passages:
    """Begins passages and finds them again; the cookie holds a random ticket, everything else follows from a key."""

    def __init__(self, key: bytes, cookies: Cookies) -> None:
        self._key = key
        self._cookies = cookies

    def begin(self, now: datetime, *, next: str = "") -> Passage:
        """Return a new passage; a `next` that leads off this host is dropped."""
        return self._passage(new_token(), int(now.timestamp()), next if stays_here(next) else "")

    def remember(self, response: Response, passage: Passage) -> None:
        """Give the passage to the browser."""
        text = f"{passage.ticket}.{passage.began}.{passage.next}"
        value = f"{self._derived('mac', text)}.{text}".encode().hex()
        self._cookies.write(response, COOKIE, value, seconds=int(LONGEST.total_seconds()))

    def of(self, request: Request, now: datetime) -> Passage:
        """Return the passage of this browser; raises `OidcRefused` where there is none, or it took too long."""
        mac, _, text = _text_in(self._cookies.read(request, COOKIE) or "").partition(".")
        if not hmac.compare_digest(mac.encode(), self._derived("mac", text).encode()):
            raise OidcRefused
        ticket, began, onward = text.split(".", 2)
        if not 0 <= now.timestamp() - int(began) <= LONGEST.total_seconds():
            raise OidcRefused
        return self._passage(ticket, int(began), onward)

    def forget(self, response: Response) -> None:
        """Take the passage away from the browser: it is good for one way."""
        self._cookies.forget(response, COOKIE)

    def _passage(self, ticket: str, began: int, onward: str) -> Passage:
        state, nonce, verifier = (self._derived(use, ticket) for use in ("state", "nonce", "verifier"))
        return Passage(ticket, began, onward, state, nonce, verifier)

    def _derived(self, use: str, value: str) -> str:
        return keyed_hash(self._key, f"yangguang/oidc-{use}/1", value.encode()).hex()


def _text_in(cookie: str) -> str:
    try:
        return bytes.fromhex(cookie).decode()
    except ValueError:
        return ""
