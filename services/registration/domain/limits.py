"""How often something may happen: so many times in a window that begins with the first."""

from dataclasses import dataclass
from datetime import timedelta

from services.registration.domain.sign_in import SignInRules

TEN_MINUTES = timedelta(minutes=10)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)


@dataclass(frozen=True)
class Limit:
    """`times` in every window of `length`; `kind` names what is counted."""

    kind: str
    times: int
    length: timedelta


def codes_from_an_address(rules: SignInRules) -> tuple[Limit, Limit]:
    """Return how many codes one network address may ask for, for whichever phones."""
    return (
        Limit("codes from an address", rules.per_address, TEN_MINUTES),
        Limit("codes from an address a day", rules.per_address_a_day, DAY),
    )


def wrong_codes_of_a_phone(rules: SignInRules) -> Limit:
    """Return how many wrong codes one phone may have."""
    return Limit("wrong codes of a phone", rules.wrong_an_hour, HOUR)


def wrong_codes_from_an_address(rules: SignInRules) -> Limit:
    """Return how many wrong codes one network address may send, for whichever phones."""
    return Limit("wrong codes from an address a day", rules.wrong_per_address_a_day, DAY)


HELPERS_NAMED = Limit("helpers named", 6, DAY)
"""By one account, so that nobody sends messages to many strangers."""
HELP_ASKED = Limit("asked to help", 4, DAY)
"""Of one phone, whoever asks it."""
