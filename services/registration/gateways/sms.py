"""The port to whoever carries SMS to phones."""

from datetime import datetime
from typing import Protocol


class SmsSender(Protocol):
    """Carries one text to one phone."""

    async def send(self, phone: str, text: str, now: datetime) -> None:
        """Send it, or raise."""
        ...


class SmsReader(SmsSender, Protocol):
    """A sender of a rehearsal, whose messages can be read back."""

    async def latest(self, phone: str) -> tuple[str, datetime] | None:
        """Return text and time of the last message to a phone, or None."""
        ...
