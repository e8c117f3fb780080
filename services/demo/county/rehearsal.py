"""The dates of a rehearsal: a season around the one recorded drand round that ships with the product."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from services.demo.county.unit import Calendar
from shared.clock import CHINA

RECORDED_ROUND_AT = datetime(2023, 9, 15, 19, 0, 3, tzinfo=CHINA)
"""quicknet round 657413 (tests/vectors/crypto/drand_quicknet.json)."""


@dataclass(frozen=True)
class Throw:
    """The hours of the day of the draw (docs/spec/draw.md, section 5.1)."""

    dice_at: datetime
    closing_at: datetime
    round_at: datetime


THROW = Throw(
    dice_at=datetime(2023, 9, 15, 15, 0, tzinfo=CHINA),
    closing_at=datetime(2023, 9, 15, 15, 30, tzinfo=CHINA),
    round_at=RECORDED_ROUND_AT,
)
CALENDAR = Calendar(
    registration_opens=datetime(2023, 8, 26, 9, 0, tzinfo=CHINA),
    registration_closes=datetime(2023, 9, 5, 18, 0, tzinfo=CHINA),
    roster_shown=datetime(2023, 9, 7, 9, 0, tzinfo=CHINA),
    freeze=datetime(2023, 9, 12, 10, 0, tzinfo=CHINA),
    draw=THROW.dice_at,
)
FREEZE_BEFORE_THROW = timedelta(days=3)


def fits_the_recorded_round(calendar: Calendar) -> bool:
    """Say whether a draw frozen by this calendar may use the recorded round."""
    return calendar.freeze + FREEZE_BEFORE_THROW <= THROW.dice_at
