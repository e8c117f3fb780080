"""Rules that are to change, ready in words: each item with what holds now and what would."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from services.verification.actions.case_room import Sitting
from services.verification.actions.show_rules_change import RulesChange
from services.verification.domain.rules import Fact, Rules, rules_document, rules_hash
from services.verification.web.fact_words import in_words
from shared.approvals.judging import may_decide
from shared.canonical import Json

ITEMS = {
    "name": "县（市、区）",
    "authority": "主管部门",
    "season": "年度",
    "born_from": "出生日期从",
    "born_to": "出生日期到",
    "places": "本地地址的开头",
    "hukou_codes": "本地户口的区划代码",
    "facts": "要核对的条件",
    "insured_months": "社保月数",
    "as_of": "按哪一天算",
    "purpose": "查询目的",
    "department": "查询部门",
    "days_for_clerk": "工作人员几天内看",
    "days_for_family": "家长几天内补充",
    "phone": "电话",
    "hours": "办公时间",
}


@dataclass(frozen=True)
class RulesChangePage:
    """The page."""

    path: str
    lines: Sequence[tuple[str, str, str]]
    reason: str
    asked_by: str
    asked_at: datetime
    expires_at: datetime
    content_sha256: str
    may_decide: bool
    is_open: bool


def rules_change_page(change: RulesChange, sitting: Sitting) -> RulesChangePage:
    """Return the page; only what differs is listed."""
    approval = change.approval
    return RulesChangePage(
        path=f"/rules/{approval.matter.unit_code}/{approval.approval_id}",
        lines=differing_items(change.in_use, change.proposed.rules),
        reason=change.proposed.reason,
        asked_by=change.asked_by,
        asked_at=approval.asked_at,
        expires_at=approval.expires_at,
        content_sha256=rules_hash(change.proposed.rules),
        may_decide=may_decide(sitting.who, approval, sitting.now),
        is_open=approval.is_open(sitting.now),
    )


def differing_items(in_use: Rules, proposed: Rules) -> list[tuple[str, str, str]]:
    """Return every item that differs: its name, what holds now, what would."""
    now, then = rules_document(in_use), rules_document(proposed)
    return [
        (words, _text(key, now[key]), _text(key, then[key])) for key, words in ITEMS.items() if now[key] != then[key]
    ]


def _text(key: str, value: Json) -> str:
    if key == "facts" and isinstance(value, list):
        return in_words(Fact(str(one)) for one in value) or "没有"
    if isinstance(value, list):
        return "、".join(str(one) for one in value) or "没有"
    return str(value) if value not in {None, ""} else "没有"
