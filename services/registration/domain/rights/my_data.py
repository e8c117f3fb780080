"""Everything that registration itself holds about one application, as its family sees it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from services.registration.domain.kept import Act, Kept
from services.registration.domain.placements import Placement


@dataclass(frozen=True)
class ReceiptLine:
    """One version that was received: its fingerprint stays when its content is deleted."""

    version: int
    received_at: datetime
    form_hash: bytes


@dataclass(frozen=True)
class OwnData:
    """What registration holds: the form as it was written (empty once it is deleted), and what followed from it."""

    kept: Kept
    form: Mapping[str, str]
    one_guardian_reason: str | None
    facts: tuple[str, ...]
    found_by: str | None
    acts: tuple[Act, ...]
    receipts: tuple[ReceiptLine, ...]
    placements: tuple[Placement, ...]
    kept_until: datetime | None
    """When the form is deleted by itself."""
