"""Signed notes agree with the published example and refuse everything else."""

import json
from pathlib import Path

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from shared.crypto.signed_notes import NoteRefused, open_note, sign_note, verifier_key

VECTOR = json.loads((Path(__file__).parents[2] / "vectors/crypto/c2sp_signed_note.json").read_text("utf-8"))
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
VKEY = verifier_key("example.org/unit", KEY.public_key())
TEXT = "派位公告\n第二行\n".encode()


def test_the_published_note_opens_with_the_published_key() -> None:
    assert open_note(VECTOR["note"].encode(), VECTOR["vkey"]) == b"This is an example message.\n"


def test_what_was_signed_opens() -> None:
    assert open_note(sign_note(TEXT, "example.org/unit", KEY), VKEY) == TEXT


def test_a_text_with_an_empty_line_opens_whole() -> None:
    assert open_note(sign_note(b"a\n\nb\n", "example.org/unit", KEY), VKEY) == b"a\n\nb\n"


def test_a_changed_text_is_refused() -> None:
    note = sign_note(TEXT, "example.org/unit", KEY).replace("二".encode(), "三".encode())
    with pytest.raises(NoteRefused, match="wrong"):
        open_note(note, VKEY)


def test_another_key_of_the_same_name_is_refused() -> None:
    other = Ed25519PrivateKey.from_private_bytes(bytes(32))
    with pytest.raises(NoteRefused, match="no signature"):
        open_note(sign_note(TEXT, "example.org/unit", other), VKEY)


@pytest.mark.parametrize("note", [b"", b"text\n", b"text\n\n", b"\xff\n\n\xe2\x80\x94 a b\n", "a\n\n— n !\n".encode()])
def test_what_is_no_note_is_refused(note: bytes) -> None:
    with pytest.raises(NoteRefused):
        open_note(note, VKEY)


@pytest.mark.parametrize("vkey", ["", "a+b+c", VKEY.replace("unit", "other"), VKEY[:-4]])
def test_what_is_no_verifier_key_is_refused(vkey: str) -> None:
    with pytest.raises(NoteRefused):
        open_note(sign_note(TEXT, "example.org/unit", KEY), vkey)


@pytest.mark.parametrize("text", [b"no line feed", b"a\tb\n", b"\xff\n"])
def test_only_plain_text_is_signed(text: bytes) -> None:
    with pytest.raises(ValueError, match="note"):
        sign_note(text, "example.org/unit", KEY)
