"""The entropy rule and the rule about the last source: docs/spec/draw.md, section 3."""

from services.lottery.domain.procedure.evidence import Evidence, Finding, contradicted, shown
from services.lottery.domain.procedure.moments import last_sources
from services.lottery.domain.sources.announced import Source

_ENOUGH_ALONE = 2**128
_ENOUGH_AT_LAST = 2**24


def luck_is_enough(evidence: Evidence) -> Finding:
    """At least one required source gives 128 bits by itself."""
    strong = [one for one in evidence.announcement.sources if one.required and _possibilities(one) >= _ENOUGH_ALONE]
    if not strong:
        return contradicted("没有一个必需的种子来源单独就有 128 位随机性")
    return shown(f"{'、'.join(source.name for source in strong)} 单独就有 128 位随机性")


def last_source_is_nobodys(evidence: Evidence) -> Finding:
    """The last source to become known is required, gives 24 bits, and is under nobody's control."""
    last = last_sources(evidence.announcement)
    if not last:
        return contradicted("有的来源没有写明带时区的时间，看不出哪一个最后")
    wrong = [source.name for source in last if not _may_be_last(source)]
    if wrong:
        return contradicted(f"最后的来源 {'、'.join(wrong)} 有人能左右、能不要，或可能的结果太少")
    return shown(f"最后的来源 {'、'.join(source.name for source in last)} 谁也左右不了")


def _may_be_last(source: Source) -> bool:
    return source.required and not source.rules.human and _possibilities(source) >= _ENOUGH_AT_LAST


def _possibilities(source: Source) -> int:
    return source.rules.possibilities(source.detail)
