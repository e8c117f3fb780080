"""The manifest of the form (decision 4): every item that is collected, why, from whom, who sees it, until when."""

import csv
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from services.registration.domain.form.items import FormItem, all_items, registration_items
from services.registration.domain.form.other_inputs import OtherInput, other_inputs
from shared.codes.retention import RetentionRule, retention_rule

NOT_PERSONAL = "不是个人信息"
FAMILY_PLACES = frozenset({"登录", "选学校", "监护人", "请家里人帮我办", "我的资料"})
SAME_AGAIN = re.compile(r"choice|choice[1-9]_(school|category)|school|category", re.ASCII)
"""Names under which pages and API carry what `choices` already lists."""
FORM_GROUND = "学籍信息采集表；个人信息保护法第十三条、第二十八条"
SEERS_IN_SHORT = {
    "family": "本家",
    "clerk": "核对人员",
    "registry": "登记部门",
    "public": "名册里有代码",
    "nobody": "谁也看不到",
}
SEERS = {
    "family": "孩子的监护人，和他同意帮忙的人",
    "clerk": "经办的材料核对人员，要写为什么看，每看一次都记下来",
    "registry": "登记部门（只拿号码和姓名去问）",
    "public": "封存的名册里有学校代码和报名号，没有姓名",
    "nobody": "谁也看不到，只存指纹",
}


@dataclass(frozen=True)
class ManifestItem:
    """One item. `number` is the one printed on the form; None where the form has none, or it is not of the form."""

    key: str
    number: int | None
    title: str
    where: str
    purpose: str
    ground: str
    source: str
    seen_by: tuple[str, ...]
    kept: RetentionRule

    @property
    def seen_words(self) -> str:
        """Who sees it, in words."""
        return "；".join(SEERS[who] for who in self.seen_by)

    @property
    def deleted_words(self) -> str:
        """When it is deleted and what stays, in words."""
        return f"{deletion_words(self.kept)}。留下的：{self.kept.stays}"


@dataclass(frozen=True)
class NotCollected:
    """What is printed on the form and not asked at registration: later, or never."""

    number: int | None
    label: str


@cache
def manifest() -> tuple[ManifestItem, ...]:
    """Return everything that families are asked: the items of the form in its order, then what is asked besides."""
    asked = (_of_form(item) for item in registration_items())
    besides = (_besides(one) for one in other_inputs() if is_collected(one))
    return (*asked, *besides)


def is_collected(one: OtherInput) -> bool:
    """Whether an input outside of the form asks a family for something about a person, under its own name."""
    return one.where in FAMILY_PLACES and one.ground != NOT_PERSONAL and not SAME_AGAIN.fullmatch(one.key)


def not_collected(stage: str) -> tuple[NotCollected, ...]:
    """Return the items of the form of another stage: `after_admission` or `do_not_collect`."""
    return tuple(NotCollected(item.number, item.label) for item in all_items() if item.stage == stage)


def deletion_words(rule: RetentionRule) -> str:
    """Return when a class of data is deleted."""
    days = f"{rule.days} 天"
    return {
        "season_over": f"这次招生的申诉都办完以后 {days}",
        "ended": f"报名撤回或者合并以后 {days}",
        "registration_closed": f"报名结束以后 {days}",
        "with_form": "和报名表一起",
        "row": f"用完以后 {days}",
        "unused": f"没有报名再用以后 {days}",
        "told": "和报名表一起",
        "": "不删",
    }[rule.anchor]


def _of_form(item: FormItem) -> ManifestItem:
    handling = _handling()[item.key]
    return ManifestItem(
        key=item.key,
        number=item.number,
        title=item.title,
        where="报名",
        purpose=item.reason,
        ground=FORM_GROUND,
        source=handling["source"],
        seen_by=tuple(handling["seen_by"].split()),
        kept=retention_rule("registration", handling["kept"]),
    )


def _besides(one: OtherInput) -> ManifestItem:
    handling = _handling()[f"other.{one.key}"]
    return ManifestItem(
        key=one.key,
        number=None,
        title=one.label,
        where=one.where,
        purpose=one.purpose,
        ground=one.ground,
        source=handling["source"],
        seen_by=tuple(handling["seen_by"].split()),
        kept=retention_rule("registration", handling["kept"]),
    )


@cache
def _handling() -> dict[str, dict[str, str]]:
    text = files("services.registration.domain.form").joinpath("handling.csv").read_text(encoding="utf-8")
    return {row["key"]: row for row in csv.DictReader(text.splitlines())}
