"""The terms on which a guardian names a helper: for how long, and the message that the helper gets."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from services.registration.domain.errors import in_words
from services.registration.domain.unit import Unit
from shared.clock import CHINA

FOR_GOOD = "taken_back"
MOST_HELPERS = 5
"""At a time, of one family in a unit."""
MAY = ("填报名表、提交", "改报名", "看进度和回执")
MAY_NOT = ("撤回报名", "要不要名额", "删掉资料", "再请别人帮忙", "在您的手机上退出登录")


@dataclass(frozen=True)
class Term:
    """One answer to 到什么时候: its code, its words, a smaller line, the moment it ends (None: until taken back)."""

    code: str
    words: str
    more: str
    until: datetime | None


def terms(unit: Unit, now: datetime) -> tuple[Term, ...]:
    """Return the answers that a guardian can choose from at `now`; the close only while it lies ahead."""
    closes = unit.calendar.registration_closes
    until = [("closes", "到网上报名结束", closes)] if closes is not None and closes > now else []
    until += [("week", "一个星期", _evening(now, 7)), ("month", "一个月", _evening(now, 30))]
    dated = (Term(code, words, f"{in_words(moment)} 自动收回", moment) for code, words, moment in until)
    return (*dated, Term(FOR_GOOD, "到我收回为止", "最晚到这一季招生结束", None))


def message_text(authority: str) -> str:
    """Return the SMS to somebody who is asked to help: at most 70 characters, no name, no link."""
    return f"【{authority}】有家长请您帮孩子报名。用这个手机号登录阳光招生，在“我帮别人办”里看是谁。不认识就不用管。"


def _evening(now: datetime, days: int) -> datetime:
    """Return the last minute of the day so many days on, in the time of China."""
    return (now.astimezone(CHINA) + timedelta(days=days)).replace(hour=23, minute=59, second=0, microsecond=0)
