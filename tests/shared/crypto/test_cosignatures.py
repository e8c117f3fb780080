"""Cosignatures as C2SP writes them: what is signed, and what is refused."""

import base64
import hashlib

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from shared.crypto.cosignatures import cosign, cosigned_at, witness_key, witness_name
from shared.crypto.note_format import NoteRefused
from shared.crypto.signed_notes import open_note, sign_note, verifier_key

KEY = Ed25519PrivateKey.from_private_bytes(b"w" * 32)
LOG = Ed25519PrivateKey.from_private_bytes(b"l" * 32)
NAME = "witness.example/w1"
TEXT = b"example.com/log\n3\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
NOTE = sign_note(TEXT, "example.com/log", LOG)
VKEY = witness_key(NAME, KEY.public_key())
SECONDS = 1_679_315_147


def test_the_line_is_name_key_number_time_and_signature() -> None:
    dash, name, encoded = cosign(NOTE, NAME, KEY, seconds=SECONDS).decode().removesuffix("\n").split(" ")
    content = base64.b64decode(encoded)
    public = KEY.public_key().public_bytes_raw()
    assert (dash, name, len(content)) == ("—", NAME, 4 + 8 + 64)
    assert content[:4] == hashlib.sha256(NAME.encode() + b"\n\x04" + public).digest()[:4]
    assert int.from_bytes(content[4:12], "big") == SECONDS
    KEY.public_key().verify(content[12:], b"cosignature/v1\ntime 1679315147\n" + TEXT)


def test_it_stands_below_the_log_s_signature_and_both_are_found() -> None:
    note = NOTE + cosign(NOTE, NAME, KEY, seconds=SECONDS)
    assert cosigned_at(note, VKEY) == SECONDS
    assert open_note(note, verifier_key("example.com/log", LOG.public_key())) == TEXT
    assert witness_name(VKEY) == NAME


@pytest.mark.parametrize(
    "note",
    [
        NOTE,
        b"",
        TEXT,
        NOTE + cosign(NOTE, "witness.example/other", KEY, seconds=SECONDS),
        NOTE + cosign(NOTE, NAME, LOG, seconds=SECONDS),
        sign_note(TEXT.replace(b"\n3\n", b"\n4\n"), "example.com/log", LOG) + cosign(NOTE, NAME, KEY, seconds=SECONDS),
        NOTE + f"— {NAME} nonsense\n".encode(),
        NOTE + f"— {NAME} {base64.b64encode(b'short').decode()}\n".encode(),
    ],
)
def test_anything_else_is_not_cosigned(note: bytes) -> None:
    with pytest.raises(NoteRefused):
        cosigned_at(note, VKEY)


def test_another_time_is_another_statement() -> None:
    line = cosign(NOTE, NAME, KEY, seconds=SECONDS)
    dash, name, encoded = line.decode().removesuffix("\n").split(" ")
    content = bytearray(base64.b64decode(encoded))
    content[11] ^= 1
    with pytest.raises(NoteRefused):
        cosigned_at(NOTE + f"{dash} {name} {base64.b64encode(content).decode()}\n".encode(), VKEY)


@pytest.mark.parametrize(
    "vkey",
    ["", NAME, "a+b", verifier_key(NAME, KEY.public_key()), VKEY.replace(NAME, "other"), VKEY[:-8] + "AAAAAAA="],
)
def test_a_vkey_of_another_kind_or_name_is_refused(vkey: str) -> None:
    with pytest.raises(NoteRefused):
        cosigned_at(NOTE, vkey)
