"""An announcement with a source of every kind: envelopes, dice, a published number, 双色球 and the beacon."""

import hashlib
from typing import Any

from tests.builders.draws import DRAW_ID, THROWN_AT, dice, drand

ISSUE, SSQ_AT = "2023107", "2023-09-15T16:00:00+08:00"
NONCES = ("ab" * 16, "cd" * 16)
EVENING = {"name": "ssq", "kind": "ssq", "required": True, "at": SSQ_AT, "detail": ISSUE}
PULSE = {"name": "pulse", "kind": "hex", "required": False, "at": "2023-09-15T15:10:00+08:00", "detail": "国家授时"}


def promised(label: str, nonce: str) -> str:
    text = f"paiwei-commit/1:{DRAW_ID}:{label}:{nonce}"
    return f"{label}:{hashlib.sha256(text.encode()).hexdigest()}"


def witnesses() -> dict[str, Any]:
    detail = ";".join(promised(f"W{place}", nonce) for place, nonce in enumerate(NONCES, start=1))
    return {"name": "witness", "kind": "reveal", "required": True, "at": THROWN_AT, "detail": detail}


def every_kind() -> list[dict[str, Any]]:
    """The sources in announced order."""
    return [witnesses(), dice(), PULSE, EVENING, drand()]
