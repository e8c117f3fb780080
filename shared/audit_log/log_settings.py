"""The settings of a service's audit log; the same names in every service, below its own prefix."""

from pathlib import Path
from typing import Annotated

from pydantic import StringConstraints
from pydantic_settings import BaseSettings

from shared.audit_log.log import AuditLog, origin_of
from shared.audit_log.tables import AuditTables
from shared.crypto.keys import KeyRing
from shared.database.sessions import Database

Url = Annotated[str, StringConstraints(pattern=r"^https?://")]


class LogSettings(BaseSettings):
    """Where the log is named after, what stands outside of the database, and whose cosignatures are taken in."""

    public_url: Url
    """Where people reach this service, with its path; without the scheme it is the name of the log."""
    log_name: Annotated[str, StringConstraints(pattern=r"^[!-*,-~]{0,200}$")] = ""
    """Another name for the log: only after a disaster, where the database was set back (docs/audit_log.md)."""
    log_directory: Path | None = None
    """Checkpoints are written here too, on a disk that is not the database's; without it a database that was set back
    shows only to those who keep checkpoints."""
    log_witnesses: tuple[str, ...] = ()
    """The vkeys of the witnesses whose cosignatures are kept; a JSON list in the environment."""

    @property
    def log_origin(self) -> str:
        """The name of the log."""
        return self.log_name or origin_of(self.public_url)

    def audit_log(self, db: Database, tables: AuditTables, keys: KeyRing) -> AuditLog:
        """Return the log of the service; its key is derived by its name."""
        origin = self.log_origin
        key = keys.signing_key(f"log/{origin}")
        directory = self.log_directory and self.log_directory / origin.replace("/", "_").replace(":", "_")
        return AuditLog(db, tables, origin, key, directory=directory, witnesses=self.log_witnesses)
