"""Signing in by phone and code: how long, how often, how many tries."""

from dataclasses import dataclass
from datetime import datetime, timedelta


@dataclass(frozen=True)
class SignInRules:
    """Limits of codes and sessions; a rehearsal may shorten the pause between messages, never the tries."""

    code_lives: timedelta = timedelta(minutes=10)
    tries: int = 5
    pause: timedelta = timedelta(minutes=1)
    a_day: int = 10
    idle: timedelta = timedelta(minutes=30)
    session_lives: timedelta = timedelta(hours=12)


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
class Caller:
    """Who is asking: the account behind a live session, and the session itself."""

    account_id: bytes
    token_hash: bytes


def message_text(authority: str, code: str) -> str:
    """Return the SMS: at most 70 characters, who sends it first, no link."""
    return f"【{authority}】{code} 是您的登录数字，10 分钟内有效。工作人员不会向您要。"
