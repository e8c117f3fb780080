"""How a page writes dates, times and what is left of them (ux guide, section 7); always in China's time."""

from datetime import date, datetime, timedelta

from shared.clock import CHINA


def _local(moment: date | datetime) -> date | datetime:
    return moment.astimezone(CHINA) if isinstance(moment, datetime) else moment


def day(moment: date | datetime) -> str:
    """Return `6月25日`."""
    local = _local(moment)
    return f"{local.month}月{local.day}日"


def full_day(moment: date | datetime) -> str:
    """Return `2027年6月25日`."""
    return f"{_local(moment).year}年{day(moment)}"


def clock_time(moment: datetime) -> str:
    """Return `8:00` or `18:00`."""
    local = moment.astimezone(CHINA)
    return f"{local.hour}:{local.minute:02d}"


def moment(value: datetime) -> str:
    """Return `6月25日 18:00`."""
    return f"{day(value)} {clock_time(value)}"


def stamp(value: datetime) -> str:
    """Return `2027年6月24日 10:31:08`, for receipts and records."""
    return f"{full_day(value)} {clock_time(value)}:{value.second:02d}"


def near(value: datetime, now: datetime) -> str:
    """Return `今天 14:00`, `昨天 …`, `明天 …`, or the date and the time."""
    words = {0: "今天", -1: "昨天", 1: "明天"}
    apart = (value.astimezone(CHINA).date() - now.astimezone(CHINA).date()).days
    return f"{words[apart]} {clock_time(value)}" if apart in words else moment(value)


def span(first: date | datetime, last: date | datetime) -> str:
    """Return `6月18日 8:00 到 6月25日 18:00`, or `5月20日到6月10日` for days."""
    if isinstance(first, datetime) and isinstance(last, datetime):
        return f"{moment(first)} 到 {moment(last)}"
    return f"{day(first)}到{day(last)}"


def left(until: datetime, now: datetime) -> str:
    """Return what remains in two units: `2 天 3 小时`, `3 小时 20 分钟`, `5 分钟`; empty when it is over."""
    rest = until - now
    if rest <= timedelta(0):
        return ""
    hours, minutes = divmod(rest.seconds // 60, 60)
    parts = [(rest.days, "天"), (hours, "小时"), (minutes, "分钟")]
    first = next((place for place, (count, _) in enumerate(parts) if count), 2)
    return " ".join(f"{count} {unit}" for count, unit in parts[first : first + 2] if count) or "1 分钟"


def machine_time(value: datetime) -> str:
    """Return ISO 8601 in China's time, for `<time datetime>`."""
    return value.astimezone(CHINA).isoformat(timespec="seconds")
