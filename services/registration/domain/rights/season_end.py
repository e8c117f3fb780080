"""When a season is over, so that its retention periods begin to count."""

from datetime import datetime, timedelta

from services.registration.domain.unit import Unit

WITHOUT_A_DATE = timedelta(days=183)
"""Six months after the last date of the calendar: so long a result can be taken to court (行政诉讼法 art. 46)."""


def season_over(unit: Unit) -> datetime | None:
    """Return until when the season can be objected to; None for a unit that fixed no date at all.

    The unit names the end of appeals in its calendar; where it does not, the law's longest time counts from the last
    date that it did name.
    """
    calendar = unit.calendar
    if calendar.appeals_end is not None:
        return calendar.appeals_end
    named = (calendar.registration_closes, calendar.roster_shown, calendar.freeze, calendar.draw)
    last = max((moment for moment in named if moment is not None), default=None)
    return None if last is None else last + WITHOUT_A_DATE
