"""A guardian lets somebody act for the family in a unit and season: who, until when, and what is never handed on."""

from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from shared.audit_log.events import Acting


class Standing(Enum):
    """How a grant stands."""

    ASKED = "asked"
    LIVE = "live"
    DECLINED = "declined"
    ENDED = "ended"
    """Taken back by the guardian, or laid down by the helper."""
    OVER = "over"
    """Its last day or its season has passed."""


@dataclass(frozen=True)
class Grant:
    """One grant: its identifier as text, the family's account and the helper's (32 bytes each), names as typed."""

    unit_code: str
    grant: str
    season: str
    account_id: bytes
    helper_account: bytes
    guardian_name: str
    helper_name: str
    helper_phone: str
    named_at: datetime
    until: datetime | None = None
    answered_at: datetime | None = None
    accepted: bool | None = None
    ended_at: datetime | None = None

    def standing(self, season: str, now: datetime) -> Standing:
        """Return how it stands at `now` in a unit that is in `season`."""
        if self.ended_at is not None:
            return Standing.ENDED if self.accepted is not False else Standing.DECLINED
        if self.season != season or (self.until is not None and self.until <= now):
            return Standing.OVER
        return Standing.LIVE if self.accepted else Standing.ASKED


def helper_in(acting: Acting) -> bytes | None:
    """Return the account of the helper who acts (32 bytes), or None where the family itself does."""
    return bytes.fromhex(acting.actor.who) if acting.actor.kind == "helper" else None
