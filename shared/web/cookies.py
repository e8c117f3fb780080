"""Cookies: never readable by scripts, tied to this host where the connection is encrypted (RFC 6265)."""

from dataclasses import dataclass

from starlette.requests import Request
from starlette.responses import Response

SESSIONS = ("family", "staff")
EVERYTHING = '"cache", "storage"'
"""What signing out empties (Clear-Site-Data); other cookies stay, such as the size of the letters."""


@dataclass(frozen=True)
class Cookies:
    """Sets and reads cookies; `secure` adds `Secure` and the `__Host-` prefix, off only where there is no TLS."""

    secure: bool = True

    def read(self, request: Request, name: str) -> str | None:
        """Return the value of the cookie called `name`, or None."""
        return request.cookies.get(self._full(name))

    def write(self, response: Response, name: str, value: str, *, seconds: int | None = None) -> None:
        """Put the cookie on the response; without `seconds` it ends with the browser's session."""
        response.set_cookie(
            self._full(name), value, max_age=seconds, path="/", secure=self.secure, httponly=True, samesite="lax"
        )

    def forget(self, response: Response, name: str) -> None:
        """Ask the browser to drop the cookie; that of a session goes with everything that it kept of us."""
        if name in SESSIONS:
            response.headers["Clear-Site-Data"] = EVERYTHING
        response.delete_cookie(self._full(name), path="/", secure=self.secure, httponly=True, samesite="lax")

    def _full(self, name: str) -> str:
        return f"__Host-{name}" if self.secure else name
