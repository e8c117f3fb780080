"""closing.txt, the record made before the last source is known: docs/spec/draw.md, section 5.1, step 5."""

from services.lottery.domain.announcement import Announcement
from services.lottery.domain.procedure.evidence import Evidence, Finding, contradicted, not_shown, shown
from services.lottery.domain.procedure.moments import last_required
from services.lottery.domain.seed import Values

SPEC = "paiwei-closing/1"


def closing_text(announcement: Announcement, draw_sha256: str, values: Values) -> bytes:
    """Return closing.txt: every source but the last required one, in the announced order."""
    last = last_required(announcement).name
    lines = [SPEC, draw_sha256, *(f"{name}={value}" for name, value in values if name != last)]
    return "".join(f"{line}\n" for line in lines).encode()


def closing_says_what_the_seed_says(evidence: Evidence) -> Finding:
    """The same lines as in seed.txt: nothing human was changed once the last source was known."""
    closing = evidence.files.get("closing.txt")
    if closing is None:
        return not_shown("没有现场关闭时的记录（closing.txt）")
    if evidence.values is None:
        return not_shown("种子文件没有通过，没法和现场记录对照")
    if closing != closing_text(evidence.announcement, evidence.draw_sha256, evidence.values):
        return contradicted("现场关闭时的记录和种子用的值不一致")
    return shown("现场关闭时的记录就是种子用的那些值")
