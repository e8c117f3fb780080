"""A log that shows and signs whatever it is told to, over HTTP: for the attacks that a witness is there for."""

import base64
import threading
from datetime import UTC, datetime, timedelta

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from shared.audit_log.checkpoints import Checkpoint
from shared.crypto.keys import KeyRing
from shared.crypto.signed_notes import sign_note, verifier_key
from tests.shared.audit_log.naive_tree import mth, proof

ORIGIN = "forged.example/registration"
KEY = KeyRing(b"f" * 32).signing_key("log")
VKEY = verifier_key(ORIGIN, KEY.public_key())
BEGAN = datetime(2026, 7, 1, tzinfo=UTC)


class ForgedLog:
    """Shows `entries`; `at` is the minute of its checkpoint, `stuck` lets cosignatures wait for ever."""

    def __init__(self, *entries: bytes) -> None:
        self.entries = list(entries)
        self.at = len(entries)
        self.known = True
        self.stuck: threading.Event | None = None
        self.asked = threading.Event()
        self.brought: list[bytes] = []
        self.answer: bytes | None = None

    def note(self) -> bytes:
        """Return its checkpoint."""
        made_at = BEGAN + timedelta(minutes=self.at)
        checkpoint = Checkpoint(ORIGIN, len(self.entries), mth(self.entries), made_at)
        return sign_note(checkpoint.text, ORIGIN, KEY)

    def show(self, *entries: bytes, at: int | None = None) -> None:
        """Show other entries from now on."""
        self.entries = list(entries)
        self.at = len(entries) if at is None else at

    def app(self) -> Starlette:
        """Return it as an app."""
        return Starlette(
            routes=[
                Route("/log/checkpoint", self._checkpoint),
                Route("/log/proof/consistency", self._consistency),
                Route("/log/cosignature", self._cosignature, methods=["POST"]),
            ]
        )

    async def _checkpoint(self, _: Request) -> Response:
        return PlainTextResponse(self.answer or self.note())

    async def _consistency(self, request: Request) -> Response:
        first = int(request.query_params["first"])
        path = proof(first, self.entries)
        return JSONResponse({"proof": [base64.b64encode(one).decode() for one in path]})

    def _cosignature(self, _: Request) -> Response:
        self.asked.set()
        if self.stuck is not None:
            self.stuck.wait(60)
        if not self.known:
            return PlainTextResponse("", 403)
        self.brought.append(b"")
        return JSONResponse({"witness": "w"})
