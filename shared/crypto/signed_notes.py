"""Signed notes: a text with Ed25519 signatures below it that travel together (C2SP signed-note)."""

import base64
import hashlib

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

ED25519 = b"\x01"


class NoteRefused(Exception):
    """Not a note, or not signed by the key that was asked for."""


def verifier_key(name: str, key: Ed25519PublicKey) -> str:
    """Return the vkey line `name+id+key` by which others check notes of `name`."""
    public = key.public_bytes(Encoding.Raw, PublicFormat.Raw)
    return f"{name}+{_key_id(name, public).hex()}+{base64.b64encode(ED25519 + public).decode()}"


def sign_note(text: bytes, name: str, key: Ed25519PrivateKey) -> bytes:
    """Return `text` (which ends in LF) with the signature of `name` below it; raise ValueError for any other text."""
    if not text.endswith(b"\n") or not _is_note_text(text):
        raise ValueError("the text of a note is UTF-8 without control characters and ends in a line feed")
    public = key.public_key().public_bytes(Encoding.Raw, PublicFormat.Raw)
    signature = base64.b64encode(_key_id(name, public) + key.sign(text)).decode()
    return text + f"\n— {name} {signature}\n".encode()


def open_note(note: bytes, vkey: str) -> bytes:
    """Return the text of a note that the key of `vkey` signed; raise `NoteRefused` for any other bytes."""
    text, separator, signatures = note.rpartition(b"\n\n")
    if not separator or not signatures.endswith(b"\n") or not _is_note_text(text + b"\n"):
        raise NoteRefused("not a signed note")
    name, key_id, public = _parsed_vkey(vkey)
    for line in signatures.decode("utf-8", "replace").splitlines():
        if _signed_by(line, name, key_id, public, text + b"\n"):
            return text + b"\n"
    raise NoteRefused("no signature of this key")


def _signed_by(line: str, name: str, key_id: bytes, public: Ed25519PublicKey, text: bytes) -> bool:
    """Say whether one signature line is a good one of this key; lines of other keys are passed over."""
    parts = line.split(" ")
    if len(parts) != 3 or parts[:2] != ["—", name]:
        return False
    signature = _decoded(parts[2])
    if signature[:4] != key_id:
        return False
    try:
        public.verify(signature[4:], text)
    except InvalidSignature:
        raise NoteRefused("the signature is wrong") from None
    return True


def _parsed_vkey(vkey: str) -> tuple[str, bytes, Ed25519PublicKey]:
    name, _, rest = vkey.partition("+")
    key_id, _, encoded = rest.partition("+")
    key = _decoded(encoded)
    if key[:1] != ED25519 or len(key) != 33 or _key_id(name, key[1:]).hex() != key_id:
        raise NoteRefused("not a verifier key for Ed25519")
    return name, bytes.fromhex(key_id), Ed25519PublicKey.from_public_bytes(key[1:])


def _key_id(name: str, public: bytes) -> bytes:
    return hashlib.sha256(name.encode() + b"\n" + ED25519 + public).digest()[:4]


def _decoded(text: str) -> bytes:
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        raise NoteRefused("not base64") from None


def _is_note_text(text: bytes) -> bool:
    try:
        decoded = text.decode()
    except UnicodeDecodeError:
        return False
    return not any(character < " " and character != "\n" for character in decoded)
