"""Why a step cannot be taken now, with the way to what is missing; the same before a button is pressed and after."""

from dataclasses import dataclass
from datetime import datetime

from services.lottery.domain.ceremony import State, Step, take
from services.lottery.domain.ceremony_refusals import StepRefused
from services.lottery.store.records import DrawRecord
from services.lottery.web.office_pages import sheets
from services.lottery.web.office_pages.scene import base_of, unit_base
from services.lottery.web.office_pages.sheets import Sheet
from services.lottery.web.wording import GROUNDS
from shared.errors import Kind, ServiceError
from shared.web.moments import moment

LEADS: dict[str, Sheet] = {
    "NOT_FROZEN": sheets.FREEZE,
    "NOT_CLOSED": sheets.CLOSE,
    "NOT_SEEDED": sheets.SEED,
    "NOT_DRAWN": sheets.DRAW,
    "NOT_PUBLISHED": sheets.RELEASE,
    "NOT_READ": sheets.READING,
    "READING_ORDER": sheets.READING,
    "CLOSED_TOO_LATE": sheets.VOID,
}
"""The page on which what is missing is done, by the code of the refusal."""
VALUE_MISSING = frozenset({"SOURCE_NOT_TYPED", "BEACON_NOT_TAKEN", "OPTIONAL_STILL_OPEN"})
"""Refusals that a page of a source mends."""
PLAIN = {
    "VALUES_DIFFER": "两个人填的不一样",
    "TYPED_ALREADY": "您填过了",
    "VALUE_STANDS": "这一个已经定了",
    "SAME_MEDIUM": "两个人看的是同一家媒体",
    "READING_STANDS": "这一行已经念过",
}
"""Headings of what the page itself shows mended or done: no way leads anywhere else."""
TAKEN = {
    "ALREADY_FROZEN": "frozen_at",
    "ALREADY_CLOSED": "closed_at",
    "ALREADY_SEEDED": "seeded_at",
    "ALREADY_DRAWN": "drawn_at",
    "ALREADY_PUBLISHED": "published_at",
    "DRAW_VOID": "void_at",
}
"""When it was done, by the code of the refusal."""


@dataclass(frozen=True)
class Trouble:
    """A refusal as a page says it: a heading, the sentence, what happened meanwhile, a link to what is missing."""

    title: str
    sentence: str
    happened: str = ""
    href: str = ""
    words: str = ""


def trouble_of(error: ServiceError, record: DrawRecord, sheet: Sheet | None = None) -> Trouble:
    """Return what a page says about an error that a step met."""
    sentence = f"{error.sentence.rstrip('。')}。"
    if error.code in TAKEN:
        return Trouble("这一步已经办过了", sentence, happened(record), base_of(record.key), "看这次派位现在的情况")
    if error.code == "EARLIER_DRAW_OPEN":
        return Trouble("还不能办", sentence, "", f"{unit_base(record.key.unit_code)}/draws", "看前一号公告")
    if error.code in PLAIN:
        return Trouble(PLAIN[error.code], sentence)
    if error.code in LEADS:
        lead = LEADS[error.code]
        return Trouble("还差前面的一步", sentence, "", f"{base_of(record.key)}/{lead.code}", lead.link)
    if error.code in VALUE_MISSING and sheet is not None:
        return Trouble("还差前面的一步", sentence, "", f"{base_of(record.key)}/{sheet.code}", sheet.link)
    title = "系统没有办成，可以再试" if error.kind is Kind.UNAVAILABLE else "这一步没有办成"
    return Trouble(title, sentence, "", f"{base_of(record.key)}/{sheet.code}" if sheet else "", "看最新的情况")


def obstacle(record: DrawRecord, step: Step, now: datetime) -> Trouble | None:
    """Return why this step may not be taken at this moment; None where it may."""
    try:
        take(record.standing, step, now)
    except StepRefused as refusal:
        return trouble_of(refusal, record)
    return None


def happened(record: DrawRecord) -> str:
    """Return the last thing that happened to this draw, and when."""
    if record.state is State.VOID:
        return f"{moment(record.since)} 宣布作废：{GROUNDS[record.void_letter or 'c']}。"
    words = {
        State.ANNOUNCED: "公告",
        State.FROZEN: "封存名册",
        State.CLOSED: "关闭现场来源",
        State.SEEDED: "产生种子",
        State.DRAWN: "派位",
        State.PUBLISHED: "公布结果",
    }[record.state]
    return f"最近一步：{moment(record.since)} {words}。"
