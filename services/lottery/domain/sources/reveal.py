"""Source `reveal`: sealed envelopes of witnesses, committed to before the announcement and opened at the ceremony."""

import re

from services.lottery.domain.errors import Refused
from services.lottery.domain.sources.kind import Kind
from shared.crypto.hashing import sha256_hex

UNOPENED = "-"
NONCE = re.compile(r"[0-9a-f]{32,128}")


def commitment(draw_id: str, label: str, nonce: str) -> str:
    """Return what witness `label` hands in for a nonce of 32–128 lowercase hex digits (64 hex digits)."""
    return sha256_hex(f"paiwei-commit/1:{draw_id}:{label}:{nonce}".encode())


def entries(text: str) -> list[tuple[str, str]]:
    """Return label and content of each envelope, of a detail or of a value."""
    return [(label, content) for label, _, content in (entry.partition(":") for entry in text.split(";"))]


def _labels_differ(detail: str) -> bool:
    labels = [label for label, _ in entries(detail)]
    return len(set(labels)) == len(labels)


def _possibilities(_detail: str) -> int:
    return 2**128


def _check(detail: str, value: str, draw_id: str) -> None:
    committed, opened = entries(detail), entries(value)
    if [label for label, _ in committed] != [label for label, _ in opened]:
        raise Refused("REVEAL", "信封和公告的承诺在人、顺序或数目上不一致")
    if all(nonce == UNOPENED for _, nonce in opened):
        raise Refused("REVEAL", "没有一个信封被打开")
    for (label, promised), (_, nonce) in zip(committed, opened, strict=True):
        if nonce != UNOPENED and commitment(draw_id, label, nonce) != promised:
            raise Refused("REVEAL", f"{label} 的信封和事先交的承诺对不上")


REVEAL = Kind(
    detail=re.compile(r"[0-9A-Z]+:[0-9a-f]{64}(;[0-9A-Z]+:[0-9a-f]{64})*+"),
    value=re.compile(r"[0-9A-Z]+:([0-9a-f]{32,128}|-)(;[0-9A-Z]+:([0-9a-f]{32,128}|-))*+"),
    possibilities=_possibilities,
    human=True,
    check=_check,
    detail_is_sound=_labels_differ,
)
