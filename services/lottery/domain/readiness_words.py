"""What each line of the readiness check says, green and red, and where a red one is mended."""

from typing import Literal, NamedTuple

from shared.contracts.freeze_defaults import OpenMatter

Blocking = Literal["SEATS_DIFFER", "EARLIER_DRAW", "REGISTRATION_OPEN", "IN_TIME"]

RED: dict[OpenMatter, str] = {
    "UNCONFIRMED": "还有 {count} 份报名没有核对完",
    "SILENT": "还有 {count} 份报名，登记部门没有回答",
    "WITH_FAMILY": "还有 {count} 份报名退给家长补材料，没有补来",
    "DUPLICATES": "{count} 个孩子有几份报名，没有定留哪一份",
    "GROUPS_DIFFER": "{count} 组要求一起派位的孩子，志愿或优先级不一样",
    "APPROVED_PLACES": "{count} 组要求一起派位的孩子，批准的学位装不下整组录取",
    "SEATS_UNSET": "{count} 个学校类别没有名额，或哪次派位都没有列",
}
GREEN: dict[OpenMatter, str] = {
    "UNCONFIRMED": "报名都核对完了",
    "SILENT": "登记部门都回答了",
    "WITH_FAMILY": "退给家长的报名都补来了",
    "DUPLICATES": "每个孩子只有一份报名",
    "GROUPS_DIFFER": "要求一起派位的孩子，志愿和优先级都一样",
    "APPROVED_PLACES": "批准的学位装得下整组录取的双胞胎",
    "SEATS_UNSET": "每个派位的学校类别都有名额，都列进了派位",
}
RED_FOR_ALL: dict[OpenMatter, str] = {
    "UNCONFIRMED": "还没有核对完的报名",
    "SILENT": "登记部门没有回答的报名",
    "WITH_FAMILY": "退给家长补材料、没有补来的报名",
    "DUPLICATES": "一个孩子有几份报名",
    "GROUPS_DIFFER": "要求一起派位、志愿或优先级不一样",
    "APPROVED_PLACES": "要求一起派位、批准的学位装不下整组录取",
    "SEATS_UNSET": "没有名额的学校",
}
"""The same for everybody to read, without a number."""
QUEUE = "/verification/queue"
OPEN_MATTERS = "/registration/desk/units/{unit}/before-freeze"
LINKS: dict[OpenMatter, str] = {
    "UNCONFIRMED": QUEUE,
    "SILENT": QUEUE,
    "WITH_FAMILY": QUEUE,
    "DUPLICATES": f"{OPEN_MATTERS}#duplicates",
    "GROUPS_DIFFER": f"{OPEN_MATTERS}#groups",
    "APPROVED_PLACES": f"{OPEN_MATTERS}#places",
    "SEATS_UNSET": f"{OPEN_MATTERS}#seats",
}


class Blocker(NamedTuple):
    """A line that no default decides; `found` in the red words names what was found."""

    green: str
    red: str
    link: str


BLOCKING: dict[Blocking, Blocker] = {
    "SEATS_DIFFER": Blocker(
        "公告的名额就是批准的名额",
        "{found} 公告的名额和招生规则里的不一样：先由两个人把规则改回来，或作废重新公告",
        f"{OPEN_MATTERS}#seats",
    ),
    "EARLIER_DRAW": Blocker(
        "前面的公告都封存了，或作废了",
        "前面的公告 {found} 还没有封存也没有作废：先办前一号，公告才能一号接一号",
        "/lottery/office/units/{unit}/draws/{draw}",
    ),
    "REGISTRATION_OPEN": Blocker(
        "报名已经结束", "报名到 {found} 才结束，这时封存会挡住还要报名的家庭：到点这一项就好了", ""
    ),
    "IN_TIME": Blocker("离第一个来源还有时间", "第一个来源 {found} 已经到时间，不能再封存：请作废，重新公告", ""),
}
