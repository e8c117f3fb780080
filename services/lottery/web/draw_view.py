"""What the public page of a draw says before and during it (ux guide, section 4.13 to 4.15)."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from services.lottery.actions.read_draw import DrawSight
from services.lottery.domain.ceremony import State
from services.lottery.domain.chance import chance_of_a_single
from services.lottery.store.notices import Source
from services.lottery.store.records import DrawRecord
from services.lottery.store.rosters import Demand
from services.lottery.web.wording import (
    schools_in_words,
    seat_name,
    shown_value,
    source_event,
    source_name,
    source_promise,
    waiting_word,
    with_weekday,
)
from shared.web.moments import moment

NOBODY = (0, 0, 0, 0)


@dataclass(frozen=True)
class LotView:
    """One line of the table of seats; `chance` is empty where no single percent is true."""

    name: str
    seats: int
    applicants: int
    chance: str

    @property
    def all_admitted(self) -> bool:
        """Whether there is a seat for everybody."""
        return self.applicants <= self.seats


@dataclass(frozen=True)
class NextStep:
    """The panel of the next step: its words, when it is, what is left until then (count and unit)."""

    title: str
    left: tuple[tuple[int, str], ...]
    more: str


@dataclass(frozen=True)
class SourceView:
    """One source on the page; `lines` are empty until its value is public."""

    mark: str
    name: str
    promise: str
    when: str
    lines: tuple[str, ...]
    seed_line: str
    known: bool


def heading_of(record: DrawRecord) -> str:
    """Return the words before and inside the movable part of the h1."""
    return {
        State.CLOSED: "正在派位：等最后一个数",
        State.SEEDED: "正在派位：种子已经产生",
        State.DRAWN: "正在派位：马上公布结果",
        State.PUBLISHED: f"派位结果：{schools_in_words(record.notice)}",
        State.VOID: f"作废：{record.notice.title}",
    }.get(record.state, record.notice.title)


def page_state(record: DrawRecord) -> str:
    """Return the state for the title of the page."""
    return {
        State.ANNOUNCED: f"{record.notice.title}：名册还没有封存",
        State.FROZEN: f"{record.notice.title}：名册已经封存",
        State.PUBLISHED: f"{record.notice.title}结果",
    }.get(record.state, heading_of(record))


def next_step(record: DrawRecord, now: datetime) -> NextStep:
    """Return what comes next and when."""
    notice = record.notice
    if record.state is State.ANNOUNCED:
        planned = notice.calendar.freeze
        words = f"下一步：{with_weekday(planned)} 封存名册" if planned else "下一步：封存名册，公布指纹"
        return NextStep(words, _left(planned, now), "封存以前名册还可以改正，封存以后谁也不能改。")
    if record.state is State.FROZEN:
        first = min(notice.sources, key=lambda source: source.at)
        place = f"{notice.calendar.place}，谁都可以来看，也可以在这一页看。" if notice.calendar.place else ""
        return NextStep(f"下一步：{with_weekday(first.at)} {source_event(first)}", _left(first.at, now), place)
    if record.state is State.CLOSED:
        last = notice.last_source
        more = "种子一产生，结果也就定了。现在谁也不知道结果，我们也不知道。"
        return NextStep(f"下一步：{with_weekday(last.at)} {source_event(last)}", _left(last.at, now), more)
    by = f"{moment(notice.calendar.publish)} 前" if notice.calendar.publish else ""
    return NextStep(f"下一步：{by}公布结果", (), "种子已经公开，谁都可以自己先算。")


def _left(until: datetime | None, now: datetime) -> tuple[tuple[int, str], ...]:
    if until is None or until <= now:
        return ()
    rest = until - now
    hours, minutes = divmod(rest // timedelta(minutes=1) % (24 * 60), 60)
    parts = ((rest.days, "天"), (hours, "小时"), (minutes, "分"))
    first = next((place for place, (count, _) in enumerate(parts) if count), 2)
    return parts[first:]


def lots_of(sight: DrawSight) -> tuple[LotView, ...]:
    """Return the table of seats and applicants."""
    demand = {(one.school, one.category): one for one in sight.demand}
    views = []
    for seat in sorted(sight.record.notice.seats, key=lambda seat: (seat.school, seat.category)):
        one = demand.get((seat.school, seat.category), Demand(seat.school, seat.category, *NOBODY))
        chance = _chance(sight, one, seat.capacity)
        views.append(LotView(seat_name(seat), seat.capacity, one.applicants, chance))
    return tuple(views)


def _chance(sight: DrawSight, one: Demand, seats: int) -> str:
    """With several choices or tiers no single percent is true (ux guide, section 4.9)."""
    if one.applicants <= seats:
        return "全录取"
    pairs_only = one.bound == 2 * one.groups and (one.groups == 0 or sight.record.notice.group_boundary == "admit")
    if sight.most_choices != 1 or one.tiers != 1 or not pairs_only:
        return ""
    chance = chance_of_a_single(applicants=one.applicants, seats=seats, pairs=one.groups)
    return "" if chance is None else f"{round(chance * 1000) / 10}%"


def sources_of_page(sight: DrawSight) -> tuple[SourceView, ...]:
    """Return the sources in announced order, with the values that are public."""
    return tuple(
        _source(source, "①②③④⑤⑥⑦⑧⑨⑩"[place : place + 1] or f"({place + 1})", sight.values.get(source.name))
        for place, source in enumerate(sight.record.notice.sources)
    )


def _source(source: Source, mark: str, value: str | None) -> SourceView:
    return SourceView(
        mark,
        source_name(source),
        source_promise(source),
        moment(source.at),
        () if value is None else shown_value(source, value),
        f"{source.name}={value or f'（{waiting_word(source)}）'}",
        value is not None,
    )
