"""Reads a log over HTTP and brings it a cosignature; nothing it answers is trusted before it was checked."""

import base64
import binascii
import json

import httpx2

MOST = 64 * 1024
SECONDS = 20.0


class LogSilent(Exception):
    """The log does not answer, or not in its language; nothing is known about it, neither good nor bad."""


class LogClient:
    """One log at its address (`https://zs.example/registration/log`)."""

    def __init__(self, url: str, *, transport: httpx2.BaseTransport | None = None) -> None:
        self._url = url.rstrip("/")
        self._client = httpx2.Client(timeout=SECONDS, transport=transport, trust_env=False)

    def __enter__(self) -> "LogClient":
        return self

    def __exit__(self, *_: object) -> None:
        self._client.close()

    def checkpoint(self) -> bytes:
        """Return the newest checkpoint as the log shows it."""
        return self._read("GET", "/checkpoint", 200)

    def consistency(self, first: int, second: int) -> list[bytes]:
        """Return what is said to prove that the tree of `second` leaves grew out of that of `first`."""
        answer = self._read("GET", f"/proof/consistency?first={first}&second={second}", 200)
        try:
            hashes = json.loads(answer)["proof"]
            return [base64.b64decode(one, validate=True) for one in hashes[:64]]
        except (ValueError, KeyError, TypeError, binascii.Error, RecursionError):
            raise LogSilent("答的不是一致性证明") from None

    def bring(self, note: bytes) -> bool:
        """Bring a checkpoint with our cosignature below it; False where the log was not told of us."""
        status, _ = self._ask("POST", "/cosignature", note)
        if status not in (200, 403):
            raise LogSilent(f"没有收下联署（{status}）")
        return status == 200

    def _read(self, method: str, path: str, expected: int) -> bytes:
        status, content = self._ask(method, path)
        if status != expected:
            raise LogSilent(f"{path} 答了 {status}")
        return content

    def _ask(self, method: str, path: str, content: bytes | None = None) -> tuple[int, bytes]:
        read = bytearray()
        try:
            with self._client.stream(method, f"{self._url}{path}", content=content) as answer:
                for part in answer.iter_bytes():
                    read += part
                    if len(read) > MOST:
                        raise LogSilent("答得太长")
                return answer.status_code, bytes(read)
        except httpx2.HTTPError as error:
            raise LogSilent(f"连不上（{type(error).__name__}）") from None
