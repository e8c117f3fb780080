"""Cosignatures: a witness saw this tree at this time, grown out of all that it saw before (C2SP cosignature/v1)."""

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from shared.crypto.note_format import NoteRefused, Verifier, read_vkey, signature_of, split_note

COSIGNATURE = b"\x04"


def witness_key(name: str, key: Ed25519PublicKey) -> str:
    """Return the vkey line by which others check the cosignatures of `name`."""
    return Verifier(name, COSIGNATURE, key).vkey


def witness_name(vkey: str) -> str:
    """Return the name in the vkey of a witness; raise `NoteRefused` for anything else."""
    return read_vkey(vkey, COSIGNATURE).name


def cosign(note: bytes, name: str, key: Ed25519PrivateKey, *, seconds: int) -> bytes:
    """Return the signature line of a witness below a checkpoint; `seconds` since 1970 is when it saw it."""
    text, _ = split_note(note)
    signature = key.sign(_message(text, seconds))
    return Verifier(name, COSIGNATURE, key.public_key()).line(seconds.to_bytes(8, "big") + signature)


def cosigned_at(note: bytes, vkey: str) -> int:
    """Return when the witness of `vkey` cosigned (seconds since 1970); raise `NoteRefused` where it did not."""
    text, lines = split_note(note)
    verifier = read_vkey(vkey, COSIGNATURE)
    for line in lines:
        signature = signature_of(line, verifier)
        if signature is not None:
            return _checked(signature, verifier, text)
    raise NoteRefused("no cosignature of this witness")


def _checked(signature: bytes, verifier: Verifier, text: bytes) -> int:
    seconds = int.from_bytes(signature[:8], "big")
    try:
        verifier.key.verify(signature[8:], _message(text, seconds))
    except InvalidSignature:
        raise NoteRefused("the cosignature is wrong") from None
    return seconds


def _message(text: bytes, seconds: int) -> bytes:
    return f"cosignature/v1\ntime {seconds}\n".encode() + text
