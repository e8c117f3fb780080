"""When a source may be called, and until when: docs/spec/draw.md, sections 5.2 and 5.5."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from services.lottery.domain.calling_refusals import SourceMissed
from services.lottery.domain.ceremony import BETWEEN_CLOSING_AND_LAST_SOURCE
from services.lottery.domain.ceremony_refusals import SourceTooEarly

PATIENCE = timedelta(minutes=30)
"""How long after its time an optional source is waited for."""
TIME_TO_CLOSE = timedelta(minutes=5)
"""What is left for the closing itself, where the waiting would run into it."""


@dataclass(frozen=True)
class Hours:
    """From when a source may be called and, if it is optional, until when; after that it is `-`."""

    opens_at: datetime
    closes_at: datetime | None = None

    def is_over(self, now: datetime) -> bool:
        """Whether nothing can come any more."""
        return self.closes_at is not None and (now >= self.closes_at or self.closes_at <= self.opens_at)

    def require_open(self, now: datetime) -> None:
        """Refuse a value before its announced time, or one of an optional source after its time."""
        if now < self.opens_at:
            raise SourceTooEarly
        if self.is_over(now):
            raise SourceMissed


def hours_of(at: datetime, last_at: datetime, *, required: bool) -> Hours:
    """Return the hours of a source announced for `at` in a draw whose last required source is known at `last_at`.

    closing.txt holds every optional value and is published ten minutes before the last source, so nothing is waited
    for beyond that; a source announced for later than that cannot come at all.
    """
    if required:
        return Hours(at)
    latest = last_at - BETWEEN_CLOSING_AND_LAST_SOURCE - TIME_TO_CLOSE
    return Hours(at, min(at + PATIENCE, latest))
