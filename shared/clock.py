"""The only place that asks what time it is; everything else is given `now`."""

from datetime import UTC, datetime, timedelta, timezone
from typing import Protocol

CHINA = timezone(timedelta(hours=8), "CST")
"""The one time zone of the product's users (北京时间)."""


class Clock(Protocol):
    """Gives the moment at the edge, once per request."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now(self) -> datetime:
        """Return the present moment, aware, in UTC."""
        return datetime.now(UTC)


class ShiftedClock:
    """The machine's clock moved so that it showed `start` when this object was made; for rehearsals only."""

    def __init__(self, start: datetime) -> None:
        self._shift = start - datetime.now(UTC)

    def now(self) -> datetime:
        """Return the shifted moment, aware, in UTC."""
        return datetime.now(UTC) + self._shift


def clock_from(start: datetime | None) -> Clock:
    """Return the machine's clock, or one that starts at `start` (rehearsal)."""
    return SystemClock() if start is None else ShiftedClock(start)
