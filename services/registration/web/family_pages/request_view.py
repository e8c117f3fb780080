"""A request about data with its written answer, as the family reads and prints it."""

from dataclasses import dataclass
from datetime import datetime

from services.registration.domain.rights.answers import answer_words
from services.registration.domain.rights.deletion import ANSWER_WITHIN, Reason, Verdict
from services.registration.domain.rights.requests import BY_RULE, KIND_WORDS
from services.registration.domain.unit import Unit
from services.registration.store.data_requests import DataRequest
from services.registration.web.family_pages.paths import my_data_path, request_path
from shared.web.grouping import in_groups
from shared.web.moments import full_day

WAITING = "工作人员正在看"
AGREED, NOT_AGREED = "办好了", "没有办"


@dataclass(frozen=True)
class RequestPage:
    """What the page of one request shows; `panel` is the kind of its answer."""

    title: str
    panel: str
    about: str
    words: str
    asked_at: datetime
    headline: str
    answer: str
    ground: str
    code: str
    answered_at: datetime | None
    by_whom: str
    due: str
    kept_until: str
    is_objection: bool
    may_object: bool
    objection: str
    path: str
    back: str
    complaints: str
    officer: str
    days: int


def request_page(one: DataRequest, unit: Unit, *, objection: DataRequest | None) -> RequestPage:
    """Return the page."""
    answer, privacy = one.answer, unit.privacy
    ground = answer_words(answer.reason).ground if answer else ""
    return RequestPage(
        title=KIND_WORDS[one.kind],
        panel={None: "sun", Verdict.GRANTED: "ok", Verdict.REFUSED: ""}[answer.verdict if answer else None],
        about=_about(one),
        words=one.words,
        asked_at=one.asked_at,
        headline=headline(one),
        answer=answer.words if answer else "",
        ground=ground,
        code=answer.reason.value if answer else "",
        answered_at=answer.answered_at if answer else None,
        by_whom=_by_whom(one, unit),
        due="" if one.due_at is None else full_day(one.due_at),
        kept_until="" if answer is None or answer.kept_until is None else full_day(answer.kept_until),
        is_objection=one.objects_to is not None,
        may_object=one.was_refused and objection is None,
        objection="" if objection is None else request_path(unit.unit_code, objection.request_id),
        path=request_path(unit.unit_code, one.request_id),
        back=my_data_path(unit.unit_code),
        complaints=" ".join(part for part in (privacy.complaints, privacy.complaints_phone) if part),
        days=ANSWER_WITHIN.days,
        officer=" ".join(part for part in (privacy.officer, privacy.officer_phone) if part),
    )


def headline(one: DataRequest) -> str:
    """Return in a few words what came of it."""
    if one.answer is None:
        return WAITING
    if one.answer.reason is Reason.BY_A_PERSON:
        return AGREED if one.answer.verdict is Verdict.GRANTED else NOT_AGREED
    return answer_words(one.answer.reason).headline


def request_line(one: DataRequest, unit: Unit) -> tuple[str, str, str]:
    """Return address, words and outcome of a request for a list."""
    objects = "对答复有意见：" if one.objects_to is not None else ""
    return request_path(unit.unit_code, one.request_id), f"{objects}{KIND_WORDS[one.kind]}", headline(one)


def _about(one: DataRequest) -> str:
    if one.number:
        return f"报名号 {in_groups(one.number)}"
    return {"draft": "没有提交的报名表", "account": "登录的手机号"}.get(one.subject, one.subject)


def _by_whom(one: DataRequest, unit: Unit) -> str:
    if one.answer is None:
        return ""
    return (
        f"{unit.authority}，系统照规则答复" if one.answer.answered_by == BY_RULE else f"{unit.authority}，工作人员答复"
    )
