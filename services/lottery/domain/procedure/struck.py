"""Whether every strike has its act: docs/spec/draw.md, section 8."""

from itertools import pairwise

from services.lottery.domain.errors import Refused
from services.lottery.domain.procedure.evidence import Evidence, Finding, contradicted, not_shown, shown
from services.lottery.domain.procedure.season import brought_links, this_one
from services.lottery.domain.procedure.tables import NotATable, read_table
from services.lottery.domain.strikes import Reason, Strike, read_strikes

HEADER = "seq,act,log_index,evidence_sha256"
_ACTS = {
    Reason.WITHDRAWN: {"OWN"},
    Reason.DECLINED: {"OWN", "DEADLINE"},
    Reason.INELIGIBLE: {"DECISION"},
}


def strikes_have_their_acts(evidence: Evidence) -> Finding:
    """Each line of strikes.csv has the line of moves.csv with the same seq and an act that bears its reason."""
    strikes, moves = evidence.files.get("strikes.csv"), evidence.files.get("moves.csv")
    if strikes is None:
        return shown("没有剔除") if moves is None else contradicted("有剔除的依据，却没有剔除名单")
    try:
        lines = read_strikes(strikes)
    except Refused:
        return not_shown("剔除名单没有通过")
    if moves is None:
        return not_shown("没有剔除的依据（moves.csv）") if lines else shown("没有剔除")
    try:
        acts = read_table(moves, HEADER)
    except NotATable as error:
        return contradicted(f"剔除的依据{error}")
    return _compare(lines, acts)


def strikes_only_grow(evidence: Evidence) -> Finding | None:
    """Each published version is a byte prefix of the next; the versions before come from elsewhere."""
    try:
        others = [link for link in brought_links(evidence) if link.draw_sha256 == evidence.draw_sha256]
    except Refused:
        others = []
    if "strikes.csv" not in evidence.files and not any(link.strikes for link in others):
        return None
    if not others:
        return not_shown("以前公布的剔除名单不在这里，看不出是不是只增不改")
    versions = sorted({link.strikes for link in (this_one(evidence), *others)}, key=len)
    if not all(after.startswith(before) for before, after in pairwise(versions)):
        return contradicted("剔除名单改过：先公布的不是后公布的开头")
    return shown(f"给出的 {len(others) + 1} 份，先公布的都是后公布的开头")


def _compare(strikes: list[Strike], acts: list[tuple[str, ...]]) -> Finding:
    if [act[0] for act in acts] != [str(seq) for seq in range(1, len(strikes) + 1)]:
        return contradicted("剔除名单和剔除的依据不是一条对一条")
    wrong = [act[0] for strike, act in zip(strikes, acts, strict=True) if act[1] not in _ACTS[strike.reason]]
    if wrong:
        return contradicted(f"第 {'、'.join(wrong)} 条剔除的依据不能说明它的原因")
    return shown("每一条剔除都有依据")
