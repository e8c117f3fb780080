"""The receipt (报名回执): a signed statement that one version of an application was received (Ed25519, RFC 8032)."""

from dataclasses import dataclass
from datetime import UTC, datetime

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey


@dataclass(frozen=True)
class ReceiptStatement:
    """What is signed. `form_hash` is the 32-byte fingerprint of the form, `received_at` is aware."""

    unit_code: str
    application_number: str
    version: int
    form_hash: bytes
    received_at: datetime

    @property
    def text(self) -> str:
        """The statement, line by line, as it is signed and shown."""
        moment = self.received_at.astimezone(UTC).isoformat(timespec="seconds")
        lines = (self.unit_code, self.application_number, str(self.version), self.form_hash.hex(), moment)
        return "yangguang-receipt/1\n" + "".join(f"{line}\n" for line in lines)


@dataclass(frozen=True)
class Receipt:
    """A statement with its signature (64 bytes) and the salt (32 bytes) with which the family can redo the hash."""

    statement: ReceiptStatement
    signature: bytes
    salt: bytes


def sign_receipt(statement: ReceiptStatement, *, salt: bytes, key: Ed25519PrivateKey) -> Receipt:
    """Return the receipt for a statement."""
    return Receipt(statement, key.sign(statement.text.encode()), salt)


def is_signed(statement: ReceiptStatement, signature: bytes, key: Ed25519PublicKey) -> bool:
    """Say whether `signature` is this unit's over exactly this statement."""
    try:
        key.verify(signature, statement.text.encode())
    except InvalidSignature:
        return False
    return True
