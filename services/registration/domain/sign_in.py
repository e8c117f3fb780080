"""Signing in by phone and code: how long, how often, how many tries."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Literal

from shared.audit_log.events import NO_UNIT, Acting, Actor

How = Literal["sms", "province"]
"""By a message to the phone, or through the province's identity service."""


@dataclass(frozen=True)
class SignInRules:
    """Limits of codes and sessions; a rehearsal may shorten the pause between messages, never the tries.

    The numbers per network address leave room for a school's whole network in the rush. A family in 长辈版 has more
    time (ux guide, section 10).
    """

    code_lives: timedelta = timedelta(minutes=5)
    tries: int = 5
    wrong_an_hour: int = 15
    pause: timedelta = timedelta(minutes=1)
    a_day: int = 10
    per_address: int = 60
    per_address_a_day: int = 600
    wrong_per_address_a_day: int = 300
    idle: timedelta = timedelta(minutes=30)
    patient_idle: timedelta = timedelta(hours=2)
    session_lives: timedelta = timedelta(hours=12)


@dataclass(frozen=True)
class Door:
    """Who stands at the door: at which moment, from which network address, on which unit's page, in which request."""

    now: datetime
    unit_code: str | None = None
    address: str = ""
    request: str = "-"

    def acting(self, account_id: bytes) -> Acting:
        """Return who acts, as the audit log names it: the account that is asked for."""
        return Acting(Actor("family", account_id.hex()), self.now, self.request)

    @property
    def log_unit(self) -> str:
        """The unit under which the log keeps what is done here."""
        return self.unit_code or NO_UNIT


@dataclass(frozen=True)
class CodeSent:
    """What the page tells after a code was sent."""

    phone_masked: str
    expires_at: datetime
    again_at: datetime


@dataclass(frozen=True)
class SignedIn:
    """A fresh session: the token is shown once and kept nowhere."""

    token: str
    account_id: bytes
    expires_at: datetime


@dataclass(frozen=True)
class Helps:
    """For whom a session acts at present: the grant of a guardian in a unit (its identifier as text)."""

    unit_code: str
    grant: str


@dataclass(frozen=True)
class Caller:
    """Who is asking: the account behind a live session, the session itself, and for whom it acts, if for another."""

    account_id: bytes
    token_hash: bytes
    helps: Helps | None = None


@dataclass(frozen=True)
class OwnSession:
    """One live session of an account, as its owner sees it: when and how, never from where."""

    opened_at: datetime
    seen_at: datetime
    how: How
    this_one: bool


def message_text(authority: str, code: str) -> str:
    """Return the SMS: at most 70 characters, who sends it first, no link."""
    return f"【{authority}】{code} 是您的登录数字，5 分钟内有效。工作人员不会向您要。"
