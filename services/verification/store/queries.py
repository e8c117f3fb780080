"""The log of questions: who asked which registry about which case, why, when, and what came back."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from uuid import UUID

from services.verification.store.tables import registry_query
from shared.database.sessions import WriteSession


@dataclass(frozen=True)
class AskedQuery:
    """One question as it was sent. No personal field: the person asked about is a blind index."""

    unit_code: str
    query_id: UUID
    application_number: str
    registry: str
    key_index: bytes
    person: str
    department: str
    purpose: str
    asked_at: datetime
    outcome: str


async def log_queries(session: WriteSession, asked: Sequence[AskedQuery]) -> None:
    """Write questions to the log."""
    if asked:
        await session.execute(registry_query.insert(), [asdict(query) for query in asked])
