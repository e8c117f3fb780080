"""The words of the draw's pages (ux guide, 4.15 and 6): what sources, rules, statuses and grounds are called."""

from datetime import datetime

from services.lottery.domain.ceremony import State
from services.lottery.store.notices import Notice, Seat, Source
from services.lottery.store.placements import Placement
from shared.clock import CHINA
from shared.web.grouping import in_groups, thousands
from shared.web.moments import clock_time, day

GROUNDS = {
    "a": "公布的名册或者公告和当场念的指纹不一样（规则写明的第一种情况）",
    "b": "最后一个来源 10 分钟前现场来源没有关闭（规则写明的第二种情况）",
    "c": "上级机关书面要求停止（规则写明的第三种情况）",
    "d": "掷数以前发现名册漏了孩子或者有一行错了（规则写明的第四种情况）",
    "e": "一个必需的来源被正式取消，或者再也不会有（规则写明的第五种情况）",
}
STATES = {
    State.ANNOUNCED: "已经公告，名册还没有封存",
    State.FROZEN: "名册已经封存",
    State.CLOSED: "等最后一个数",
    State.SEEDED: "种子已经产生",
    State.DRAWN: "马上公布结果",
    State.PUBLISHED: "结果已经公布",
    State.VOID: "作废",
}
FILE_NAMES = {
    "draw.json": "派位公告",
    "roster.csv": "名册",
    "results.csv": "结果",
    "seed.txt": "种子的原文",
    "seed.json": "种子",
    "closing.txt": "现场来源关闭记录",
    "plan.csv": "招生计划",
    "tiers.csv": "优先级",
    "register.csv": "报名号总表",
    "terms.csv": "条款清单",
    "policy": "招生规则",
    "calendar": "日程",
    "SHA256SUMS": "全部指纹",
}
WEEKDAYS = "一二三四五六日"
HUMAN_KINDS = ("digits", "reveal")


def state_words(state: State) -> str:
    """Return how a draw stands, in a list."""
    return STATES[state]


def with_weekday(moment: datetime) -> str:
    """Return `7月13日（周二）15:00`: people must come."""
    return f"{day(moment)}（周{WEEKDAYS[moment.astimezone(CHINA).weekday()]}）{clock_time(moment)}"


def source_name(source: Source) -> str:
    """Return what a source is called in a sentence."""
    number = source.detail.rpartition(":")[2]
    return {
        "digits": f"现场当众掷的 {source.detail} 个数字",
        "ssq": f"双色球第 {source.detail} 期的开奖号码",
        "drand": f"公开随机数服务的第 {number} 个数",
        "hex": source.detail,
        "reveal": "见证人事先封好的信封",
    }[source.kind]


def source_event(source: Source) -> str:
    """Return what happens when the source becomes known."""
    return {
        "digits": f"现场掷 {source.detail} 个数字",
        "ssq": "双色球开奖",
        "drand": "公开随机数产生",
        "hex": "公布公开随机数",
        "reveal": "拆信封",
    }[source.kind]


def source_promise(source: Source) -> str:
    """Return why nobody can choose the value."""
    return {
        "digits": "大家看着掷，念出口就算数。",
        "ssq": "全国公开开奖，现场的人、学校、教育局、家长都改不了。只是借用号码，和彩票没有关系。",
        "drand": "到点自动产生，不能提前知道，也不能扣下不发。",
        "hex": "到点公布，人人查得到。",
        "reveal": "先交信封，后拆；没拆的按“-”算。",
    }[source.kind]


def waiting_word(source: Source) -> str:
    """Return what stands in the last line of seed.txt until it is known."""
    return "等开奖" if source.kind == "ssq" else "等公布"


def shown_value(source: Source, value: str) -> tuple[str, ...]:
    """Return a value in lines that can be read out."""
    if value == "-":
        return ("没有到，按“-”算",)
    if source.kind == "digits":
        return tuple(in_groups(value[at : at + 10], 5) for at in range(0, len(value), 10))
    if source.kind == "ssq":
        issue, _, numbers = value.partition(":")
        return f"{issue} 期", numbers.replace(".", " ").replace("+", " + ")
    if source.kind == "drand":
        number, _, randomness = value.partition(":")
        return (f"第 {number} 个数", *(in_groups(randomness[at : at + 16]) for at in range(0, len(randomness), 16)))
    return tuple(value.split(";"))


def seat_name(seat: Seat) -> str:
    """Return the school's name, with the class of seats where there is one."""
    return seat.name if seat.category == "ALL" else f"{seat.name}（{seat.category}）"


def status_words(placement: Placement) -> str:
    """Return how one line of the result ended."""
    words = {"ADMIT": "录取", "MOVEUP": "递补录取", "ELSE": "别校录取", "STRUCK": "剔除"}
    return words.get(placement.status, f"候补 {placement.wait}")


def rules_in_words(notice: Notice, *, several: bool) -> tuple[str, ...]:
    """Return the rules of this draw in the order in which they act; `several`: a child may list several schools."""
    together = "、".join(source_name(source) for source in notice.sources)
    inputs = "种子、学校代码、报名号" if notice.ticket_scope == "school" else "种子、星号（*）、报名号"
    scope = "一个孩子在每所学校各有一个号。" if notice.ticket_scope == "school" else "一个孩子一个号，所有学校通用。"
    filling = _mechanism(notice) if several else "录满名额为止，后面的按次序候补。"
    return (
        "先封存名册，再产生种子。顺序反过来，系统不让做。",
        f"种子由这{'一样' if len(notice.sources) == 1 else f' {len(notice.sources)} 样'}东西产生：{together}。",
        f"每个孩子的派位号＝{inputs}连在一起，用公开的算法 SHA-256 算一次。{scope}",
        f"派位号从小到大排，小号在前。{filling}",
        _twins(notice),
    )


def _mechanism(notice: Notice) -> str:
    if notice.mechanism == "ia":
        return "每所学校先录把它填在第一志愿的，有空位再录第二志愿。"
    later = "录取在后面志愿的孩子，前面的志愿还可以候补。" if notice.waitlist == "all" else ""
    return f"每个孩子进轮得到的、填在最前面的那个志愿。{later}"


def _twins(notice: Notice) -> str:
    return {
        "admit": "双胞胎选了“一起”的用同一个号；排到最后一个名额，两个都录取。",
        "skip": "双胞胎选了“一起”的用同一个号；剩下的名额不够两个人，就整组往后排。",
        "split": "双胞胎选了“一起”的用同一个号；排到最后一个名额，可能一个录取、一个候补。",
    }[notice.group_boundary]


def schools_in_words(notice: Notice) -> str:
    """Return `育才学校、启明学校`, or how many there are."""
    names = list(dict.fromkeys(seat.name for seat in notice.seats))
    return "、".join(names) if len(names) <= 2 else f"{thousands(len(names))} 所学校"
