"""Questions to a registry, signed as the wire format says; written apart from the product's own client."""

import hashlib
import hmac
import itertools
import json
from types import TracebackType

import httpx2

KEY = bytes(range(32))
TIME = "2023-08-26T01:02:03Z"
COUNT = itertools.count(1)


def question(number: str, purpose: str = "2023年义务教育招生核对") -> bytes:
    """The body of a question, canonical JSON."""
    asked = {
        "asker": {"unit_code": "140123", "person": "核对程序", "department": "娄烦县教育局"},
        "purpose": purpose,
        "case": "100000000001",
        "query": {"number": number},
    }
    return json.dumps(asked, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def hmac_hex(text: str) -> str:
    """HMAC-SHA-256 under the test's key."""
    return hmac.new(KEY, text.encode(), hashlib.sha256).hexdigest()


def signed(registry: str, body: bytes, nonce: str) -> dict[str, str]:
    """The headers of a question."""
    text = f"POST\n/{registry}\n{TIME}\n{nonce}\n{hashlib.sha256(body).hexdigest()}"
    return {"X-Client": "test", "X-Time": TIME, "X-Nonce": nonce, "X-Signature": hmac_hex(text)}


class Asker:
    """Asks over HTTP; every question has a nonce of its own."""

    def __init__(self, base: str) -> None:
        self._client = httpx2.Client(base_url=base, timeout=20)

    def __enter__(self) -> "Asker":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._client.close()

    def post(self, registry: str, body: bytes, headers: dict[str, str], seconds: float = 20) -> httpx2.Response:
        """Send as given."""
        return self._client.post(f"/{registry}", content=body, headers=headers, timeout=seconds)

    def ask(self, registry: str, number: str, *, seconds: float = 20) -> httpx2.Response:
        """Send a right question."""
        body = question(number)
        return self.post(registry, body, signed(registry, body, f"{next(COUNT):032x}"), seconds)
