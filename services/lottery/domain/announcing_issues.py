"""Whether an issue of 双色球 is still to be drawn: a source is luck only while nobody can know it (draw.md, 3, 5.2).

It is drawn every Tuesday, Thursday and Sunday at 21:15, numbered from 001 in each year; around the Spring Festival and
the National Day some evenings are left out, in no year fewer than three of them before March.
"""

from datetime import date, datetime, timedelta

from services.lottery.domain.announcement import Announcement
from services.lottery.domain.announcing_refusals import IssueOutOfTime
from services.lottery.domain.procedure.moments import moment
from shared.clock import CHINA

EVENINGS = {1, 3, 6}
"""Tuesday, Thursday, Sunday."""
KNOWN_AFTER = timedelta(hours=21)
"""Of a day; the first ball falls at 21:15."""
LEFT_OUT_BY_MARCH, LEFT_OUT_AT_MOST = 3, 10


def check_issues(announcement: Announcement, now: datetime) -> None:
    """Refuse an issue that may have been drawn by `now`, or that cannot be the one of its announced time."""
    for source in announcement.sources:
        time = moment(source.time)
        if source.kind == "ssq" and time is not None and not _is_to_come(source.detail, time, now):
            raise IssueOutOfTime(source.name, source.detail)


def _is_to_come(issue: str, time: datetime, now: datetime) -> bool:
    year, number = int(issue[:4]), int(issue[4:])
    on = time.astimezone(CHINA).date()
    evenings = _evenings(on)
    fits = year == on.year and max(evenings - LEFT_OUT_AT_MOST, 1) <= number <= evenings
    return fits and number > _drawn_at_most(year, now)


def _drawn_at_most(year: int, now: datetime) -> int:
    """Return how many issues of a year may be known at a moment."""
    last = (now.astimezone(CHINA) - KNOWN_AFTER).date()
    if last.year < year:
        return 0
    until = min(last, date(year, 12, 31))
    return _evenings(until) - (LEFT_OUT_BY_MARCH if until.month > 2 else 0)


def _evenings(until: date) -> int:
    """Return the evenings of a year on which an issue may have been drawn, this day included."""
    days = (date(until.year, 1, 1) + timedelta(days=past) for past in range(until.timetuple().tm_yday))
    return sum(day.weekday() in EVENINGS for day in days)
