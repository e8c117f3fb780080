"""register.csv, every application number ever issued, against the roster: docs/spec/draw.md, section 9."""

from services.lottery.domain.procedure.evidence import Evidence, Finding, contradicted, not_shown, shown
from services.lottery.domain.procedure.tables import NotATable, read_ascending_table
from services.lottery.domain.procedure.terms import frozen_files

HEADER = "app_no,state"
_ON_THE_ROSTER = {"IN", "PENDING", "APPEAL"}
_STATES = _ON_THE_ROSTER | {"WITHDRAWN", "REFUSED", "MERGED", "PUBLIC"}


def register_agrees_with_roster(evidence: Evidence) -> Finding:
    """Exactly IN, PENDING and APPEAL are on the roster: nobody was left out, nobody added."""
    register = evidence.files.get("register.csv")
    if register is None:
        return not_shown("没有报名号总表（register.csv）")
    try:
        rows = read_ascending_table(register, HEADER)
    except NotATable as error:
        return contradicted(f"报名号总表{error}")
    if any(state not in _STATES for _, state in rows):
        return contradicted("报名号总表里有规范没有的状态")
    if evidence.roster is None:
        return not_shown("名册没有通过，没法和报名号总表对照")
    expected = [app_no.encode() for app_no, state in rows if state in _ON_THE_ROSTER]
    if expected != evidence.roster.app_nos:
        return contradicted(_difference(set(expected), set(evidence.roster.app_nos)))
    if "register.csv" not in frozen_files(evidence.files, evidence.announcement):
        return not_shown("和名册一致，但看不出这张表是封存时的")
    return shown(f"发出的 {len(rows)} 个报名号都有交代，该在名册里的 {len(expected)} 个都在")


def _difference(expected: set[bytes], found: set[bytes]) -> str:
    return f"该在名册里却不在的 {len(expected - found)} 个，不该在却在的 {len(found - expected)} 个"
