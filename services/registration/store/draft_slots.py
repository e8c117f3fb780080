"""Where drafts lie: a slot per child, given at the edge, or following from the version that is corrected."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.registration.domain.draft import DraftContent
from shared.crypto.hashing import tagged_hash


@dataclass(frozen=True)
class Draft:
    """A kept draft: its slot, the version that a saver must name, and when it was saved."""

    slot: UUID
    version: int
    saved_at: datetime
    content: DraftContent


def correction_slot(unit_code: str, number: str, version: int) -> UUID:
    """Return the slot in which a version of an application is corrected: one for ever, so nothing is sent twice."""
    mark = tagged_hash("yangguang/correction-slot/1", unit_code.encode(), number.encode(), str(version).encode())
    return UUID(bytes=mark[:16], version=4)
