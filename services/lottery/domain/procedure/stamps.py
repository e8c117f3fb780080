"""Whether the freeze and the closing were time-stamped in time by somebody outside: docs/spec/draw.md, 5.1 and 10."""

from datetime import datetime, timedelta

from services.lottery.domain.procedure.evidence import Evidence, Finding, contradicted, not_shown, shown
from services.lottery.domain.procedure.moments import last_required, moment, moments_of
from services.lottery.domain.procedure.timeline import CLOSED_BEFORE
from shared.crypto.timestamps import Stamp, StampRefused, read_stamp

_INSTANT = timedelta(microseconds=1)


def freeze_was_stamped(evidence: Evidence) -> Finding:
    """freeze.tsr is over draw.json and before every source's time."""
    times = moments_of(evidence.announcement.sources)
    if times is None:
        return not_shown("有的来源没有写明带时区的时间，没法和时间戳对照")
    return _judge(evidence, "freeze.tsr", "draw.json", no_later_than=min(times) - _INSTANT)


def closing_was_stamped(evidence: Evidence) -> Finding:
    """closing.tsr is over closing.txt and at least 10 minutes before the time of the last required source."""
    last = moment(last_required(evidence.announcement).time)
    if last is None:
        return not_shown("最后的来源没有写明带时区的时间，没法和时间戳对照")
    return _judge(evidence, "closing.tsr", "closing.txt", no_later_than=last - CLOSED_BEFORE)


def _judge(evidence: Evidence, name: str, stamped: str, *, no_later_than: datetime) -> Finding:
    token, content = evidence.files.get(name), evidence.files.get(stamped)
    if token is None:
        return not_shown(f"没有时间戳（{name}）")
    if content is None:
        return not_shown(f"没有 {stamped}，没法和时间戳对照")
    try:
        stamp = read_stamp(token)
    except StampRefused:
        return contradicted(f"{name} 不是时间戳")
    if not stamp.is_over(content):
        return contradicted(f"{name} 不是这一份 {stamped} 的时间戳")
    if stamp.time > no_later_than:
        return contradicted(f"时间戳的时间 {_written(stamp, no_later_than)} 太晚了")
    return _trusted(evidence, stamp, content, _written(stamp, no_later_than))


def _trusted(evidence: Evidence, stamp: Stamp, content: bytes, time: str) -> Finding:
    """Whoever holds the bundle could have made a stamp of his own: the authority's root comes from elsewhere."""
    authorities = evidence.brought.authorities
    if not authorities:
        return not_shown(f"时间戳写的是 {time}，来得及；请给出时间戳机构的根证书，才能核对是谁盖的")
    try:
        stamp.require(content, authorities)
    except StampRefused:
        return contradicted("时间戳不是给出的机构盖的，或签名不对")
    return shown(f"给出的机构证明 {time} 已经有了")


def _written(stamp: Stamp, like: datetime) -> str:
    return stamp.time.astimezone(like.tzinfo).isoformat(timespec="seconds")
