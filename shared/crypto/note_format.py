"""The format of signed notes: a text, an empty line, and signature lines of any number of keys (C2SP signed-note)."""

import base64
import hashlib
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat


class NoteRefused(Exception):
    """Not a note, or not signed by the key that was asked for."""


@dataclass(frozen=True)
class Verifier:
    """A key that signs notes: its name, the kind of its signatures (one byte), its public key."""

    name: str
    kind: bytes
    key: Ed25519PublicKey

    @property
    def public(self) -> bytes:
        """The public key, 32 bytes."""
        return self.key.public_bytes(Encoding.Raw, PublicFormat.Raw)

    @property
    def key_id(self) -> bytes:
        """The first four bytes of the hash over name, kind and key."""
        return hashlib.sha256(self.name.encode() + b"\n" + self.kind + self.public).digest()[:4]

    @property
    def vkey(self) -> str:
        """The line `name+id+key` by which others check."""
        return f"{self.name}+{self.key_id.hex()}+{base64.b64encode(self.kind + self.public).decode()}"

    def line(self, signature: bytes) -> bytes:
        """Return the signature line, with its line feed."""
        return f"— {self.name} {base64.b64encode(self.key_id + signature).decode()}\n".encode()


def read_vkey(vkey: str, kind: bytes) -> Verifier:
    """Return the verifier of a vkey line; raise `NoteRefused` for another kind of key or a broken line."""
    name, _, rest = vkey.partition("+")
    key_id, _, encoded = rest.partition("+")
    key = decoded(encoded)
    if not name or " " in name or key[:1] != kind or len(key) != 33:
        raise NoteRefused("not a verifier key of this kind for Ed25519")
    verifier = Verifier(name, kind, Ed25519PublicKey.from_public_bytes(key[1:]))
    if verifier.key_id.hex() != key_id:
        raise NoteRefused("the verifier key's number is not its own")
    return verifier


def split_note(note: bytes) -> tuple[bytes, tuple[bytes, ...]]:
    """Return the text of a note with its line feed, and its signature lines; raise `NoteRefused`."""
    text, separator, signatures = note.rpartition(b"\n\n")
    if not separator or not signatures.endswith(b"\n") or not is_note_text(text + b"\n"):
        raise NoteRefused("not a signed note")
    return text + b"\n", tuple(line + b"\n" for line in signatures.splitlines())


def signature_of(line: bytes, verifier: Verifier) -> bytes | None:
    """Return the signature of a line, or None where it is the line of another key."""
    parts = line.decode("utf-8", "replace").rstrip("\n").split(" ")
    if len(parts) != 3 or parts[:2] != ["—", verifier.name]:
        return None
    signature = decoded(parts[2])
    return signature[4:] if signature[:4] == verifier.key_id else None


def decoded(text: str) -> bytes:
    """Return the bytes of a base64 text; raise `NoteRefused`."""
    try:
        return base64.b64decode(text, validate=True)
    except ValueError:
        raise NoteRefused("not base64") from None


def is_note_text(text: bytes) -> bool:
    """Say whether this can be the text of a note: UTF-8 without control characters."""
    try:
        words = text.decode()
    except UnicodeDecodeError:
        return False
    return not any(character < " " and character != "\n" for character in words)
