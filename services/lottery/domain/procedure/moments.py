"""The announced times, and which source becomes known last: docs/spec/draw.md, sections 3 and 5.1."""

from datetime import datetime

from services.lottery.domain.announcement import Announcement
from services.lottery.domain.sources.announced import Source

_EARLIEST, _LATEST = 1970, 9000
"""Years. At the ends of the calendar the minutes around a time cannot be counted."""


def moment(text: str) -> datetime | None:
    """Return an ISO 8601 time with offset, or None if the text is no such time, or one that no draw can have."""
    try:
        time = datetime.fromisoformat(text)
    except ValueError:
        return None
    return time if time.utcoffset() is not None and _EARLIEST <= time.year <= _LATEST else None


def moments_of(sources: tuple[Source, ...]) -> list[datetime] | None:
    """Return the time of each source, or None if one of them cannot be read."""
    times = [moment(source.time) for source in sources]
    readable = [time for time in times if time is not None]
    return readable if len(readable) == len(times) else None


def last_sources(announcement: Announcement) -> list[Source]:
    """Return the sources that become known last, all of them if they share the time; none if a time is unreadable."""
    times = moments_of(announcement.sources)
    if times is None:
        return []
    return [source for source, time in zip(announcement.sources, times, strict=True) if time == max(times)]


def last_required(announcement: Announcement) -> Source:
    """Return the required source that becomes known last; of equals, or where times are unreadable, the last named."""
    required = tuple(source for source in announcement.sources if source.required)
    times = moments_of(required)
    if times is None:
        return required[-1]
    return max(zip(times, range(len(required)), required, strict=True))[2]
