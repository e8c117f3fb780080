"""Whether an application can be deleted on request: at once, not before a date, or for a person to judge.

Granting is left to the rule; refusing only where nothing is to be judged, the date is given, and a person answers the
objection (个人信息保护法 art. 24 and 47, 未成年人网络保护条例 art. 34).
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum

from services.registration.domain.application import ENDED, State

ANSWER_WITHIN = timedelta(days=15)
"""A person answers within so many days; GB/T 35273-2020, 8.7 a) allows thirty."""


class Verdict(Enum):
    """What was decided about a request."""

    GRANTED = "granted"
    REFUSED = "refused"


class Reason(Enum):
    """Why; each has its sentence in `answers.csv`."""

    SEEN = "SEEN"
    COPIED = "COPIED"
    CORRECTED = "CORRECTED"
    DRAFT_DELETED = "DRAFT_DELETED"
    DELETED = "DELETED"
    ALREADY_DELETED = "ALREADY_DELETED"
    ACCOUNT_DELETED = "ACCOUNT_DELETED"
    STILL_IN_USE = "STILL_IN_USE"
    ON_THE_ROSTER = "ON_THE_ROSTER"
    ACCOUNT_IN_USE = "ACCOUNT_IN_USE"
    BY_A_PERSON = "BY_A_PERSON"


@dataclass(frozen=True)
class Standing:
    """What the rule looks at. `kept_until` is when the retention period of the form ends, None without any date."""

    state: State
    erased: bool
    frozen: bool
    kept_until: datetime | None
    special_reason: bool
    """The family wrote down a reason of its own, which no rule can weigh."""


@dataclass(frozen=True)
class Ruling:
    """What the rule says: a verdict with its reason and, where refused, the date; None: a person decides."""

    verdict: Verdict | None
    reason: Reason | None = None
    kept_until: datetime | None = None


def rule_on_deletion(standing: Standing, now: datetime) -> Ruling:
    """Return what the rule says about deleting an application at `now`."""
    if standing.erased:
        return Ruling(Verdict.GRANTED, Reason.ALREADY_DELETED)
    if standing.state in ENDED or _is_over(standing, now):
        return Ruling(Verdict.GRANTED, Reason.DELETED)
    if standing.special_reason or standing.kept_until is None:
        return Ruling(None)
    reason = Reason.ON_THE_ROSTER if standing.frozen else Reason.STILL_IN_USE
    return Ruling(Verdict.REFUSED, reason, standing.kept_until)


def rule_on_account(*, applications: int, drafts: int) -> Ruling:
    """Return what the rule says about deleting an account: at once where it holds nothing that is still needed."""
    if applications or drafts:
        return Ruling(Verdict.REFUSED, Reason.ACCOUNT_IN_USE)
    return Ruling(Verdict.GRANTED, Reason.ACCOUNT_DELETED)


def _is_over(standing: Standing, now: datetime) -> bool:
    return standing.kept_until is not None and standing.kept_until <= now
