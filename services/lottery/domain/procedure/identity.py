"""Whether this is the announcement that was read out and signed: docs/spec/draw.md, sections 5.3 and 10."""

from services.lottery.domain.announcement import NO_HASH
from services.lottery.domain.procedure.evidence import Evidence, Finding, contradicted, not_shown, shown


def fingerprint_is_the_printed_one(evidence: Evidence) -> Finding:
    """Compare all 64 digits: with fewer the announcer could have made two documents to choose from."""
    if evidence.fingerprint is None:
        return not_shown("没有给出当场念的指纹；请拿公证记录或公示纸上的 64 位，从头到尾对一遍")
    if evidence.fingerprint != evidence.draw_sha256:
        return contradicted("这份公告不是当场念指纹的那一份")
    return shown("64 位全部一致")


def signature_is_right(evidence: Evidence) -> Finding:
    """Nobody has told this program the unit's key."""
    found = "有带签名的公告" if "draw.json.note" in evidence.files else "没有带签名的公告"
    return not_shown(f"{found}；本程序不核对签名")


def chain_is_unbroken(evidence: Evidence) -> Finding:
    """One announcement alone can only contradict itself."""
    announcement = evidence.announcement
    begins = announcement.prev == NO_HASH
    if announcement.seq == 0 or begins != (announcement.seq == 1):
        return contradicted("公告的序号和前一份公告的指纹自相矛盾")
    return not_shown(f"这是第 {announcement.seq} 号公告；别的公告不在这里，看不出有没有缺号、重号或一个孩子两个学位")
