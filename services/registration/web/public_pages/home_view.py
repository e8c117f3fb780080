"""What can be done today, and when what happens: all of it from the unit's calendar and schools."""

from dataclasses import dataclass
from datetime import datetime

from markupsafe import Markup

from services.registration.domain.unit import Calendar, Unit
from services.registration.web.family_pages.paths import mine_path, unit_path
from shared.web.moments import left, moment, span

STAGES = {"XX": ("小学招生", "一年级"), "CZ": ("初中招生", "初一")}


@dataclass(frozen=True)
class Today:
    """What is going on now, in a heading and sentences; whether a family can register."""

    heading: str
    sentences: tuple[Markup | str, ...]
    may_register: bool


@dataclass(frozen=True)
class CalendarLine:
    """One line of the calendar: `state` is ok, now or empty; `sign` its number."""

    state: str
    title: str
    when: str
    sign: str


@dataclass(frozen=True)
class SchoolLink:
    """A link to the schools of one kind."""

    href: str
    label: str
    more: str


@dataclass(frozen=True)
class HomeView:
    """The home page of a unit."""

    title: str
    lead: str
    today: Today
    calendar: tuple[CalendarLine, ...]
    schools: tuple[SchoolLink, ...]
    start: str
    mine: str


def home_view(unit: Unit, now: datetime) -> HomeView:
    """Return the home page at this moment."""
    words, grade = STAGES.get(unit.stage, ("招生", "入学"))
    mine = mine_path(unit.unit_code)
    return HomeView(
        title=f"{unit.season} 年{words}",
        lead=f"{grade}，公办民办同一时间、在这一个地方报名。",
        today=today(unit.calendar, now),
        calendar=calendar_lines(unit.calendar, now),
        schools=_school_links(unit),
        start=mine,
        mine=mine,
    )


def today(calendar: Calendar, now: datetime) -> Today:
    """Return what can be done at this moment; a unit without dates is open."""
    opens, closes = calendar.registration_opens, calendar.registration_closes
    if opens is not None and now < opens:
        return Today(
            "还没有开始报名",
            (Markup("网上报名 <b>{}</b> 开始。先报后报一样，不用抢。").format(moment(opens)), PREPARE),
            False,
        )
    if closes is not None and now >= closes:
        return Today("网上报名结束了", (f"网上报名 {moment(closes)} 结束。", _after(calendar, now), MISSED), False)
    until = _until(closes, now) if closes is not None else "现在就可以报。"
    return Today("网上报名", (until, Markup("<b>先报后报一样</b>，不用抢。大约要 10 分钟，{}").format(PREPARE)), True)


def _until(closes: datetime, now: datetime) -> Markup:
    return Markup("<b>{}</b> 截止，还有 {}。").format(moment(closes), left(closes, now))


PREPARE = "身边放好户口簿。"
MISSED = "还没有报的孩子走补录，一定有学上，请打招生电话。"


def _after(calendar: Calendar, now: datetime) -> str:
    if calendar.draw is not None and now < calendar.draw:
        return f"正在核对材料。民办学校 {moment(calendar.draw)} 公开派位（摇号）。"
    return "报过名的孩子，登录就能看到结果。"


def calendar_lines(calendar: Calendar, now: datetime) -> tuple[CalendarLine, ...]:
    """Return the calendar with what is over, what goes on and what comes; only what the unit has fixed."""
    lines = [_registration_line(calendar, now)]
    for title, at in (
        ("公示名册，有错可以改", calendar.roster_shown),
        ("封存名册", calendar.freeze),
        ("民办学校公开派位（摇号）", calendar.draw),
    ):
        lines.append((title, moment(at), "ok" if at <= now else "") if at is not None else None)
    kept = [line for line in lines if line is not None]
    return tuple(CalendarLine(state, title, when, str(place)) for place, (title, when, state) in enumerate(kept, 1))


def _registration_line(calendar: Calendar, now: datetime) -> tuple[str, str, str] | None:
    opens, closes = calendar.registration_opens, calendar.registration_closes
    if opens is None or closes is None:
        return None
    if now >= closes:
        return "网上报名", f"{span(opens, closes)}　已完成", "ok"
    return (
        ("网上报名（正在进行）", span(opens, closes), "now") if now >= opens else ("网上报名", span(opens, closes), "")
    )


def _school_links(unit: Unit) -> tuple[SchoolLink, ...]:
    links = []
    for kind, words, more in (("public", "公办", "片区和计划"), ("private", "民办", "计划和报名人数")):
        count = len({school.school_code for school in unit.schools if school.kind == kind})
        if count:
            links.append(SchoolLink(f"{unit_path(unit.unit_code)}/schools", f"{words}学校 {count} 所", more))
    return tuple(links)
