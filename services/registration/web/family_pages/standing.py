"""The face of each state: the panel it is told in, and the links of the chain from sending to the draw."""

from dataclasses import dataclass
from datetime import datetime

from services.registration.domain.application import ENDED, State
from services.registration.domain.status import StatusView
from services.registration.domain.unit import Unit
from shared.web.moments import moment, near

PANELS = {
    State.CLAIM: "sun",
    State.WITH_CLERK: "sun",
    State.WAITING: "calm",
    State.WITH_FAMILY: "act",
    State.PROVEN: "ok",
    State.DUPLICATE: "sun",
}
CHECKING = frozenset({State.CLAIM, State.WITH_CLERK, State.WITH_FAMILY, State.DUPLICATE})


@dataclass(frozen=True)
class Link:
    """One link of the chain: its face (of `line_item`), its words, when, a smaller line, the sign in its dot."""

    state: str
    title: str
    when: str
    more: str
    sign: str


def panel_of(state: State) -> str:
    """Return the kind of panel; a state that has ended is plain information."""
    return PANELS.get(state, "")


def chain(status: StatusView, unit: Unit, *, sent_at: datetime, now: datetime) -> tuple[Link, ...]:
    """Return what was done and what comes, in order; an application that has ended has no way on."""
    drawn = any(choice.result for choice in status.choices)
    links = [("ok", "提交", near(sent_at, now), "")]
    if status.state not in ENDED:
        links.append(_checking(status))
        links += _coming(status, unit, now, drawn=drawn)
    return tuple(Link(*link, str(place)) for place, link in enumerate(links, 1))


def _checking(status: StatusView) -> tuple[str, str, str, str]:
    if status.state is State.PROVEN:
        return "ok", "核对：登记的和您填的对上了", "", ""
    if status.state is State.WAITING:
        return "silent", "核对：登记部门还没有回答", "", "没有回答不等于不符。"
    if status.state is State.REFUSED:
        return "act", "核对：工作人员看过，这次不能用", "", status.notice
    by_when = f"最迟 {moment(status.by_when)}" if status.by_when is not None else ""
    return "now", "核对材料", by_when, ""


def _coming(status: StatusView, unit: Unit, now: datetime, *, drawn: bool) -> list[tuple[str, str, str, str]]:
    calendar, links = unit.calendar, []
    if calendar.roster_shown is not None:
        links.append((_face(calendar.roster_shown, now), "公示名册", moment(calendar.roster_shown), ""))
    names = "、".join(choice.name for choice in status.choices)
    if not names:
        links.append(("", "上公办学校", "", "按片区安排，录取以后告诉您是哪一所。"))
    elif calendar.draw is not None or drawn:
        when = moment(calendar.draw) if calendar.draw is not None else ""
        links.append(("ok" if drawn else "", f"公开派位：{names}", when, ""))
    return links


def _face(at: datetime, now: datetime) -> str:
    return "ok" if at <= now else ""
