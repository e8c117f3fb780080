"""What the calendar allows: submitting in the window, correcting later only what was asked for."""

from datetime import datetime

from services.registration.domain.application import ENDED, State
from services.registration.domain.errors import Closed, NotOpenYet
from services.registration.domain.unit import Unit


def require_open(unit: Unit, now: datetime) -> None:
    """Raise `NotOpenYet` or `Closed` outside the window of registration; a unit without one is always open."""
    opens, closes = unit.calendar.registration_opens, unit.calendar.registration_closes
    if opens is not None and now < opens:
        raise NotOpenYet(opens)
    if closes is not None and now >= closes:
        raise Closed(closes)


def is_open(unit: Unit, now: datetime) -> bool:
    """Say whether registration is open."""
    try:
        require_open(unit, now)
    except (NotOpenYet, Closed):
        return False
    return True


def may_correct(state: State, unit: Unit, now: datetime) -> bool:
    """Say whether the family may change an application: any in the window, afterwards what it was asked about."""
    return state not in ENDED and (is_open(unit, now) or state is State.WITH_FAMILY)
