"""Whether the unit signed the announcement, and the list of all files: docs/spec/draw.md, sections 5.1, 9 and 10."""

import re

from services.lottery.domain.procedure.evidence import Evidence, Finding, contradicted, not_shown, shown
from shared.crypto.note_format import NoteRefused, split_note
from shared.crypto.signed_notes import open_note

_ENCLOSED_KEY = re.compile(r"[^\s：]+\+[0-9a-f]{8}\+[0-9A-Za-z+/]{44}")
"""A vkey line anywhere in README.txt."""


def announcement_is_signed(evidence: Evidence) -> Finding:
    """draw.json.note is draw.json with the unit's signature below."""
    return signature_over(evidence, "draw.json", "公告")


def signature_over(evidence: Evidence, name: str, what: str) -> Finding:
    """Judge NAME.note against a file: it counts only by a key that came from elsewhere, never by the bundle's own."""
    note = evidence.files.get(f"{name}.note")
    if note is None:
        return not_shown(f"没有带签名的{what}（{name}.note）")
    try:
        text, _ = split_note(note)
    except NoteRefused:
        return contradicted(f"{name}.note 不是带签名的文件")
    if text != evidence.files.get(name):
        return contradicted(f"签了名的{what}和 {name} 不是同一份")
    if evidence.brought.key is None:
        return _by_the_enclosed_key(evidence, note)
    if not _signed_by(note, evidence.brought.key):
        return contradicted(f"{what}上没有给出的那把公钥的签名，或签名不对")
    return shown(f"签名是对的，公钥是给出的 {evidence.brought.key.partition('+')[0]}")


def _by_the_enclosed_key(evidence: Evidence, note: bytes) -> Finding:
    found = _ENCLOSED_KEY.search(evidence.files.get("README.txt", b"").decode(errors="replace"))
    if found is None:
        return not_shown("有签名；请给出从别处得到的公钥，才能核对是谁签的")
    if not _signed_by(note, found[0]):
        return contradicted("签名和资料包自己写的公钥对不上")
    return not_shown("签名只和资料包自己写的公钥对得上，那谁都能换；请给出从别处得到的公钥")


def _signed_by(note: bytes, vkey: str) -> bool:
    try:
        open_note(note, vkey)
    except NoteRefused:
        return False
    return True
