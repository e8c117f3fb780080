"""The words of a problem page for each status: what happened, what is safe, what to do (ux guide, sections 6 and 8)."""

from dataclasses import dataclass

from shared.errors import Kind

STATUS = {
    Kind.INVALID: 422,
    Kind.MISSING: 404,
    Kind.CONFLICT: 409,
    Kind.REFUSED: 403,
    Kind.UNKNOWN_PERSON: 401,
    Kind.TOO_OFTEN: 429,
    Kind.UNAVAILABLE: 503,
}


@dataclass(frozen=True)
class Words:
    """A heading, a sentence where the error has none of its own, what is safe, the stable code."""

    heading: str
    sentence: str
    safe: str
    code: str


SAVED = "以前保存过的都在，没有丢。"
OURS = Words(
    "系统出了问题，您保存过的没有丢",
    "这次的问题在我们，不在您。",
    "请过 5 分钟再试。刚才这一页要是没有保存上，按返回键，填的还在。",
    "OUR_FAULT",
)
WORDS = {
    400: Words(
        "刚才发来的内容不完整", "可能是网络断了一下，没有保存。", "按返回键，填的还在，再按一次就行。", "MALFORMED"
    ),
    401: Words("请先登录", "这一页登录以后才能看。", SAVED, "NOT_SIGNED_IN"),
    403: Words("这一页您不能看", "只有这份报名的监护人和经办的工作人员能看。", SAVED, "REFUSED"),
    404: Words("没有这一页", "可能是网址少了一个字，或者这一页已经搬走。", SAVED, "NOT_FOUND"),
    405: Words("这一页要从按钮进", "这个网址不能直接打开。请从首页进来。", SAVED, "METHOD_NOT_ALLOWED"),
    409: Words("这一步已经有变化", "请看看最新的情况再办。", SAVED, "CONFLICT"),
    413: Words("发来的内容太大", "这一页不收这么大的内容，没有保存。", SAVED, "TOO_LARGE"),
    422: Words("有地方填得不对", "请按返回键，看看填的内容。", "您填的还在。", "INVALID_INPUT"),
    429: Words("请等一等再按", "按得太快了。", SAVED, "TOO_OFTEN"),
    500: OURS,
    503: Words("系统暂时没有回答，您保存过的没有丢", OURS.sentence, OURS.safe, "UNAVAILABLE"),
}


def words_for(status: int) -> Words:
    """Return the words for a status; for one without its own, those of its class."""
    return WORDS.get(status) or WORDS[500 if status >= 500 else 400]
