"""Between the page that asks the phone and the page that asks the code: the phone in a sealed cookie, for minutes."""

import base64
import binascii
import json
from dataclasses import dataclass
from datetime import datetime

from starlette.requests import Request
from starlette.responses import Response

from shared.crypto.sealing import SealBroken, Sealer, SealingKey
from shared.crypto.suites import Suite
from shared.web.cookies import Cookies

NAME = "signing"
PLACE = "cookie:signing"
SECONDS = 60 * 60
"""No page ends sooner than in an hour, for 长辈版; the digits themselves do, and can be sent again."""


@dataclass(frozen=True)
class Signing:
    """A code was sent to `phone`; it ends at `expires_at`, another may be sent from `again_at`.

    `next` is the page of this unit to go on to, or nothing.
    """

    phone: str
    expires_at: datetime
    again_at: datetime
    next: str = ""


class SigningCookie:
    """Writes and reads the sealed cookie."""

    def __init__(self, key: bytes, cookies: Cookies) -> None:
        self._sealer = Sealer({1: SealingKey(1, Suite.AES_256_GCM, key)})
        self._cookies = cookies

    def write(self, response: Response, signing: Signing) -> None:
        """Remember that a code was sent."""
        moments = [signing.expires_at.isoformat(), signing.again_at.isoformat()]
        sealed = self._sealer.seal(json.dumps([signing.phone, *moments, signing.next]), PLACE)
        self._cookies.write(response, NAME, base64.urlsafe_b64encode(sealed).decode(), seconds=SECONDS)

    def read(self, request: Request) -> Signing | None:
        """Return what was remembered, or None."""
        try:
            opened = self._sealer.open(base64.urlsafe_b64decode(self._cookies.read(request, NAME) or ""), PLACE)
        except (SealBroken, binascii.Error):
            return None
        phone, expires_at, again_at, following = json.loads(opened)
        return Signing(phone, datetime.fromisoformat(expires_at), datetime.fromisoformat(again_at), following)

    def forget(self, response: Response) -> None:
        """Drop the cookie once the family is signed in."""
        self._cookies.forget(response, NAME)
