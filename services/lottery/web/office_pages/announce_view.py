"""What the page of an announcement shows: lots with their plan, the choices in words, and where a refusal belongs."""

import re

from services.lottery.store.notices import Notice
from services.lottery.web.office_pages.announce_form import Typed
from services.lottery.web.office_pages.profiles import padded
from services.lottery.web.office_pages.scene import Values
from shared.contracts.draw_reads import ApprovedLot, ApprovedPlan
from shared.errors import FieldProblem, InvalidInput, ServiceError

DRAW_ID = re.compile(r"[0-9A-Z][0-9A-Z-]{0,39}")
KINDS = (
    ("digits", "现场掷数字"),
    ("ssq", "双色球"),
    ("drand", "公开随机数（drand）"),
    ("reveal", "见证人的信封"),
    ("hex", "别处公布的数"),
)
MECHANISM = (
    ("da", "延迟录取", "填几个志愿都不吃亏：前面的志愿没录，后面的照样按派位号比。"),
    ("ia", "志愿优先", "先录第一志愿，有剩的名额再录第二志愿。"),
)
TICKET_SCOPE = (
    ("draw", "一号通用", "一个孩子一个派位号，各校都用它。"),
    ("school", "每校一号", "一个孩子在每所学校各有一个派位号。"),
)
GROUP_BOUNDARY = (
    ("admit", "都录取", "最后一个名额轮到一起派位的双胞胎，两个都录，多出的一个有批准的学位。"),
    ("skip", "整组顺延", "剩的名额不够，就轮到下一位；他们排在候补最前。"),
    ("split", "拆分", "剩几个录几个，另一个候补。"),
)
WAITLIST = (
    ("all", "都排候补", "比录取的志愿靠前的学校，都排在候补里。"),
    ("unplaced", "没有录取的才排候补", "只能用在每个孩子只填一所学校的派位。"),
)
FIELD_OF = {
    "DRAW_EXISTS": "draw_id",
    "DRAW_OF_ANOTHER_UNIT": "draw_id",
    "DRAW_ID": "draw_id",
    "OWN_TIME": "draw_id",
    "SEATS_IN_ANOTHER_DRAW": "seats",
    "SEATS": "seats",
    "SEASON_DIFFERS": "seats",
    "SOURCE": "sources",
    "SOURCES": "sources",
    "ENTROPY_RULE": "sources",
    "PROCEDURE": "sources",
    "RULES": "mechanism",
}
"""The field of the page for a refusal that names none."""


def at_field(error: ServiceError) -> InvalidInput:
    """Return the refusal of an announcement at the field that it is about."""
    if isinstance(error, InvalidInput):
        return error
    name = FIELD_OF.get(error.code) or error.field or ""
    return InvalidInput((FieldProblem(name, f"{error.sentence.rstrip('。')}。", error.code),))


def announce_values(plan: ApprovedPlan, latest: Notice | None, typed: Typed) -> Values:
    """Return what the template names; words and office of the latest announcement stand where nothing was typed."""
    return {
        "plan": plan,
        "lots": [(lot, name_of(lot), typed.seats.get(f"{lot.school}/{lot.category}", "")) for lot in _private(plan)],
        "rows": typed.sources if typed.sources and not typed.one else padded(typed.sources),
        "kinds": KINDS,
        "needs": (("required", "必须有"), ("optional", "可以没有")),
        "mechanisms": MECHANISM,
        "ticket_scopes": TICKET_SCOPE,
        "group_boundaries": GROUP_BOUNDARY,
        "of_the_rules": next(words for code, words, _ in GROUP_BOUNDARY if code == plan.group_boundary),
        "waitlists": WAITLIST,
        "given": typed.one or _before(latest),
    }


def name_of(lot: ApprovedLot) -> str:
    """Return the school's name with the class of seats where there is one."""
    return lot.name if lot.category == "ALL" else f"{lot.name}（{lot.category}）"


def _private(plan: ApprovedPlan) -> list[ApprovedLot]:
    return [lot for lot in plan.lots if lot.kind == "private"]


def _before(latest: Notice | None) -> dict[str, str]:
    if latest is None:
        return {}
    office = latest.office.model_dump()
    words = latest.words
    said = {"admitted": words.admitted, "not_placed": words.not_placed, "fingerprint_words": words.fingerprint}
    return {**office, **said, "place": latest.calendar.place}
