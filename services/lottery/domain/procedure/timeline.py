"""Whether the announced times come in the right order: docs/spec/draw.md, sections 5.1 and 5.2."""

from datetime import timedelta

from services.lottery.domain.procedure.evidence import Evidence, Finding, contradicted, shown
from services.lottery.domain.procedure.moments import last_required, moment, moments_of

CLOSED_BEFORE = timedelta(minutes=10)
"""How long before the last source everything human is closed."""


def times_are_in_order(evidence: Evidence) -> Finding:
    """The freeze comes before every source, and what people can stop or leave out before the last required one."""
    announcement = evidence.announcement
    frozen, times = moment(announcement.frozen_at), moments_of(announcement.sources)
    if frozen is None or times is None:
        return contradicted("有的时间不是带时区的完整时间")
    if min(times) <= frozen:
        return contradicted("有的来源在封存名册以前就有了")
    last = last_required(announcement)
    last_time = times[announcement.sources.index(last)]
    for source, time in zip(announcement.sources, times, strict=True):
        if source.rules.human and source is not last and time > last_time - CLOSED_BEFORE:
            return contradicted(f"{source.name} 没有在最后的来源 {last.name} 之前 10 分钟结束")
        if not source.required and time >= last_time:
            return contradicted(f"可以没有的来源 {source.name} 不早于最后的来源 {last.name}")
    return shown("先封存名册，后有种子来源，最后的来源在最后")
