"""Signed notes: a text with Ed25519 signatures below it that travel together (C2SP signed-note)."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from shared.crypto.note_format import (
    NoteRefused,
    Verifier,
    is_note_text,
    read_vkey,
    signature_of,
    split_note,
)

__all__ = ["NoteRefused", "open_note", "require_verifier_key", "sign_note", "verifier_key"]

ED25519 = b"\x01"


def verifier_key(name: str, key: Ed25519PublicKey) -> str:
    """Return the vkey line `name+id+key` by which others check notes of `name`."""
    return Verifier(name, ED25519, key).vkey


def require_verifier_key(vkey: str) -> None:
    """Raise `NoteRefused` where this is no vkey line by which notes can be checked."""
    read_vkey(vkey, ED25519)


def sign_note(text: bytes, name: str, key: Ed25519PrivateKey) -> bytes:
    """Return `text` (which ends in LF) with the signature of `name` below it; raise ValueError for any other text."""
    if not text.endswith(b"\n") or not is_note_text(text):
        raise ValueError("the text of a note is UTF-8 without control characters and ends in a line feed")
    return text + b"\n" + Verifier(name, ED25519, key.public_key()).line(key.sign(text))


def open_note(note: bytes, vkey: str) -> bytes:
    """Return the text of a note that the key of `vkey` signed; raise `NoteRefused` for any other bytes."""
    text, lines = split_note(note)
    verifier = read_vkey(vkey, ED25519)
    for line in lines:
        signature = signature_of(line, verifier)
        if signature is None:
            continue
        try:
            verifier.key.verify(signature, text)
        except InvalidSignature:
            raise NoteRefused("the signature is wrong") from None
        return text
    raise NoteRefused("no signature of this key")
