"""Receipts and addenda as signed notes (C2SP signed-note, Ed25519), and what a family holds: one file of both."""

import base64
import hashlib
from dataclasses import dataclass

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from services.registration.domain.receipts.addendum import FORMAT as ADDENDUM_FORMAT
from services.registration.domain.receipts.addendum import Addendum, parse_addendum
from services.registration.domain.receipts.lines import NotAReceipt
from services.registration.domain.receipts.statement import ReceiptStatement, parse_statement
from shared.crypto.signed_notes import NoteRefused, open_note, sign_note

MOST_BYTES = 16_384
"""Of a receipt's text; a real one has about 1,200."""


@dataclass(frozen=True)
class Receipt:
    """A statement and the signed note that carries it; `addendum` is a note too, empty until the child is settled."""

    statement: ReceiptStatement
    note: bytes
    addendum: bytes = b""

    @property
    def sha256(self) -> bytes:
        """The hash of the note (32 bytes), by which the log and the addendum name it."""
        return hashlib.sha256(self.note).digest()

    @property
    def file(self) -> bytes:
        """What the family keeps: the note, and the addendum below it."""
        return self.note + (b"\n" + self.addendum if self.addendum else b"")

    @property
    def pid(self) -> str:
        """The child's pid, empty until the child is settled."""
        text = self.addendum.decode().partition("\n\n")[0] + "\n" if self.addendum else ""
        return parse_addendum(text).pid if text else ""


def signer_name(origin: str, unit_code: str) -> str:
    """Return the name of the key that signs a unit's receipts."""
    return f"{origin}/receipts/{unit_code}"


def signer_of(receipt: Receipt) -> str:
    """Return the name that a receipt says signed it, of whatever key; empty where it says none."""
    line = receipt.note.rpartition(b"\n\n")[2].decode("utf-8", "replace")
    words = line.split(" ")
    return words[1] if len(words) == 3 and words[0] == "—" else ""


def sign_receipt(statement: ReceiptStatement, *, name: str, key: Ed25519PrivateKey) -> Receipt:
    """Return the receipt for a statement."""
    return Receipt(statement, sign_note(statement.text.encode(), name, key))


def sign_addendum(addendum: Addendum, *, name: str, key: Ed25519PrivateKey) -> bytes:
    """Return the note of an addendum."""
    return sign_note(addendum.text.encode(), name, key)


def split_file(kept: bytes) -> tuple[bytes, bytes]:
    """Return (note, addendum or nothing) of what a family keeps; line ends that a mail program changed are mended."""
    if len(kept) > MOST_BYTES:
        raise NotAReceipt
    mended = kept.removeprefix(b"\xef\xbb\xbf").replace(b"\r\n", b"\n").strip(b"\r\n \t") + b"\n"
    note, found, addendum = mended.partition(f"\n{ADDENDUM_FORMAT}\n".encode())
    return note.rstrip(b"\n") + b"\n", f"{ADDENDUM_FORMAT}\n".encode() + addendum if found else b""


def read_unverified(kept: bytes) -> Receipt:
    """Return a receipt file as it reads; the signature is not looked at. Raises `NotAReceipt`."""
    note, addendum = split_file(kept)
    statement = parse_statement(_text_of(note))
    if addendum:
        parse_addendum(_text_of(addendum))
    return Receipt(statement, note, addendum)


def open_receipt(kept: bytes, vkey: str) -> Receipt:
    """Return a receipt file whose notes the key of `vkey` signed and belong together.

    Raises `NotAReceipt` for what is no receipt, and `NoteRefused` for one that this key did not sign.
    """
    receipt = read_unverified(kept)
    _open_one(receipt.note, vkey)
    if receipt.addendum:
        _require_own(receipt, parse_addendum(_open_one(receipt.addendum, vkey)))
    return receipt


def _open_one(note: bytes, vkey: str) -> str:
    """Return the text of a note with one signature, written in the one way base64 is written."""
    text = open_note(note, vkey)
    name, _, written = note[len(text) + 1 :].removesuffix(b"\n").rpartition(b" ")
    again = base64.b64encode(base64.b64decode(written))
    if note != text + b"\n" + name + b" " + again + b"\n" or name != f"— {vkey.partition('+')[0]}".encode():
        raise NoteRefused("one signature, written in one way")
    return text.decode()


def _require_own(receipt: Receipt, addendum: Addendum) -> None:
    about = receipt.statement
    own = (about.unit_code, about.season, about.application_number, about.version, receipt.sha256)
    said = (addendum.unit_code, addendum.season, addendum.application_number, addendum.version, addendum.receipt_sha256)
    if own != said:
        raise NotAReceipt


def _text_of(note: bytes) -> str:
    text, separator, _ = note.partition(b"\n\n")
    try:
        return text.decode() + "\n" if separator else ""
    except UnicodeDecodeError:
        raise NotAReceipt from None
