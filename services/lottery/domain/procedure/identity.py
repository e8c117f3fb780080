"""Whether this is the announcement that was read out: docs/spec/draw.md, sections 5.3 and 10."""

from services.lottery.domain.procedure.evidence import Evidence, Finding, contradicted, not_shown, shown
from services.lottery.domain.rehearsal import is_rehearsal


def fingerprint_is_the_printed_one(evidence: Evidence) -> Finding:
    """Compare all 64 digits: with fewer the announcer could have made two documents to choose from."""
    printed = evidence.brought.fingerprint
    if printed is None:
        return not_shown("没有给出当场念的指纹；请拿公证记录或公示纸上的 64 位，从头到尾对一遍")
    if printed != evidence.draw_sha256:
        return contradicted("这份公告不是当场念指纹的那一份")
    return shown("64 位全部一致")


def clock_was_the_real_one(evidence: Evidence) -> Finding | None:
    """A draw with a shifted clock or past values says so in its number; of any other there is nothing to add."""
    draw_id = evidence.announcement.draw_id
    if not is_rehearsal(draw_id):
        return None
    prefix = draw_id.partition("-")[0]
    return not_shown(f"编号以 {prefix}- 开头：这是演练，用的是拨过的时钟或过去的数，不是真的派位")
