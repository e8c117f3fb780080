"""One service's log as a whole: where it is kept, its name, its key, and what stands outside of the database."""

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from shared.audit_log.tables import AuditTables
from shared.crypto.signed_notes import verifier_key
from shared.database.sessions import Database


@dataclass(frozen=True)
class AuditLog:
    """Database, tables, origin, signing key; the directory for checkpoints, and the witnesses whose word is kept."""

    db: Database
    tables: AuditTables
    origin: str
    key: Ed25519PrivateKey
    directory: Path | None = None
    witnesses: tuple[str, ...] = ()
    """The vkeys of witnesses whose cosignatures are taken in."""

    @property
    def vkey(self) -> str:
        """The key by which anybody checks this log's checkpoints."""
        return verifier_key(self.origin, self.key.public_key())


def origin_of(public_url: str) -> str:
    """Return the name of the log of a service: its public address without the scheme (C2SP tlog-checkpoint)."""
    parts = urlsplit(public_url)
    return f"{parts.netloc}{parts.path}".rstrip("/")
