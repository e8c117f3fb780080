"""How long things last and how often they may be tried; for staff, who see children's data."""

from datetime import datetime, timedelta

INVITATION_LASTS = timedelta(hours=72)
IDLE = timedelta(minutes=30)
LONGEST_SESSION = timedelta(hours=12)
JUST_SIGNED_IN = timedelta(minutes=10)
"""So long after signing in may a new way in be added without proving oneself again."""
SEEN_EVERY = timedelta(minutes=1)
"""A session is marked used at most this often, so that looking about writes little."""
MOST_TRIES = 5
"""Wrong tries per account in one window; then it is closed for the rest of it."""
MOST_TRIES_OF_AN_ADDRESS = 30
"""The same per network address: an office behind one address has many people."""
WINDOW = timedelta(minutes=15)
KIN_LASTS = timedelta(days=400)
"""A season and its complaints are over by then (docs/personal_data.md)."""


def window_of(now: datetime) -> datetime:
    """Return the beginning of the quarter of an hour that `now` lies in."""
    return now.replace(minute=now.minute - now.minute % 15, second=0, microsecond=0)
