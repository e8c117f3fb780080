"""What a family reads about each state: what happened, what comes next, whether it must act (ux guide, section 6)."""

from dataclasses import dataclass

from services.registration.domain.application import State


@dataclass(frozen=True)
class Words:
    """`next_step` may hold {when}, the date by which it happens; `undated` is said where the unit fixed no date."""

    headline: str
    happened: str
    next_step: str
    undated: str
    must_act: bool = False


ANSWER = "最迟 {when} 发短信告诉您结果。"
ANSWER_UNDATED = "有了结果发短信告诉您。"

WORDS: dict[State, Words] = {
    State.CLAIM: Words("报名收到了，正在核对。您现在不用做什么。", "我们正在向登记部门核对。", ANSWER, ANSWER_UNDATED),
    State.WAITING: Words(
        "正在核对，有的登记部门还没有回答。您现在不用做什么。",
        "不是您的问题，不影响孩子的录取和排序。我们会自己再问。",
        ANSWER,
        ANSWER_UNDATED,
    ),
    State.WITH_CLERK: Words(
        "正在核对，有一处要工作人员看一下。您现在不用做什么。",
        "机器看不准的，由工作人员来看。",
        ANSWER,
        ANSWER_UNDATED,
    ),
    State.WITH_FAMILY: Words(
        "请您补充一下。",
        "工作人员看过了，有一处要您改。",
        "请在 {when} 前打开“改报名”改好，不影响排序。",
        "请打开“改报名”改好，不影响排序。",
        must_act=True,
    ),
    State.REFUSED: Words(
        "这次不能用这份报名。",
        "工作人员看过了，原因写在下面。",
        "对结果有意见，{when} 前可以申诉，电话在页面最下面。",
        "对结果有意见可以申诉，电话在页面最下面。",
        must_act=True,
    ),
    State.PROVEN: Words(
        "核对完了，都对上了。您现在不用做什么。",
        "登记的和您填的对上了，孩子会在名册里。",
        "{when} 公示名册，到时候请看一眼自己的一行。",
        "名册公示的时候请看一眼自己的一行。",
    ),
    State.DUPLICATE: Words(
        "这个孩子有两份报名。您现在不用做什么。",
        "这个孩子的另一份报名已经核对好了。两份只能留一份。",
        "工作人员 {when} 前打电话问您留哪一份。",
        "工作人员会打电话问您留哪一份。",
    ),
    State.WITHDRAWN: Words(
        "这份报名已经撤回。", "您撤回了这份报名。", "还想报的，{when} 前可以重新报。", "还想报的可以重新报。"
    ),
    State.MERGED: Words(
        "这份报名已经并到另一份。",
        "这个孩子有两份报名，留了另一份。",
        "请看另一份报名的进度，有疑问 {when} 前打页面下面的电话。",
        "请看另一份报名的进度，有疑问打页面下面的电话。",
    ),
}

ACTS = {
    "submitted": "您提交了报名",
    "corrected": "您改了报名，重新核对",
    "recreated": "您凭回执把报名补了回来，重新核对",
    "withdrawn": "您撤回了报名",
    State.PROVEN.value: "核对完了，都对上了",
    State.WAITING.value: "登记部门还没有回答，系统会再问",
    State.WITH_CLERK.value: "转给工作人员看",
    State.WITH_FAMILY.value: "工作人员请您补充",
    State.REFUSED.value: "工作人员做了决定",
    State.DUPLICATE.value: "发现这个孩子有两份报名",
    "kept": "两份报名里留下这一份",
    "given_up": "两份报名里留下另一份",
    "placed": "派位结果公布了",
    "erased": "报名的内容删掉了，只留报名号、状态和指纹",
}
"""What each kept act is called in 做过的事."""
