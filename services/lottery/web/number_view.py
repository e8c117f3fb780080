"""One number in a draw, for its family (ux guide, 4.17 and 4.18): result, distance to the line, why, and the recipe."""

from dataclasses import dataclass

from services.lottery.actions.read_number import NumberSight, Outcome
from services.lottery.store.notices import Notice
from services.lottery.store.placements import Placement
from services.lottery.store.rosters import Entry
from services.lottery.web.wording import seat_name, status_words

NARROWEST, WIDEST = 40, 300
CHART = 338


@dataclass(frozen=True)
class ChoiceView:
    """One choice of the child: number, school, place and result (empty before publication)."""

    choice: int
    school: str
    pos: str
    result: str
    path: str


@dataclass(frozen=True)
class Chart:
    """Where the line and the own mark stand in a bar of the whole order, in units of the drawing."""

    cut: float
    own: float
    cut_label: float
    own_label: float


@dataclass(frozen=True)
class Comparison:
    """The first digit in which two tickets differ, counted from 1, and the two digits."""

    place: int
    own: str
    cut: str


def choices_of(sight: NumberSight) -> tuple[ChoiceView, ...]:
    """Return every choice in its order."""
    placements = {one.choice: one for one in sight.placements}
    return tuple(_choice(sight.record.notice, one, placements.get(one.choice)) for one in sight.entries)


def _choice(notice: Notice, entry: Entry, placement: Placement | None) -> ChoiceView:
    name = school_name(notice, entry.school, entry.category)
    path = f"/lots/{entry.school}/{entry.category}"
    if placement is None:
        return ChoiceView(entry.choice, name, "", "", path)
    return ChoiceView(entry.choice, name, str(placement.pos), status_words(placement), path)


def school_name(notice: Notice, school: str, category: str) -> str:
    """Return what a lot is called."""
    return next(
        (seat_name(seat) for seat in notice.seats if (seat.school, seat.category) == (school, category)), school
    )


def tier_words(outcome: Outcome) -> tuple[str, str]:
    """Return what the tier of this child meant at the lot, and why."""
    tier = outcome.placement.tier
    if outcome.lot.tiers == 1:
        return "和别人一样，没有谁优先", f"报这所学校的都是优先级 {tier}"
    return f"优先级 {tier}", "按封存的名册，数字小的在前；优先级一样的，派位号小的在前"


def heading_of(sight: NumberSight) -> tuple[str, str]:
    """Return the result in plain words, in two parts that do not tear."""
    if sight.outcome is None:
        return "在封存的名册里", ""
    placement = sight.outcome.placement
    if placement.status == "STRUCK":
        return "已经从名册里剔除", ""
    if placement.placed:
        return _placed_words(sight.outcome, several=len(sight.placements) > 1)
    waiting = [one for one in sight.placements if one.wait is not None]
    if len(sight.placements) > 1:
        return "这次没有派中，", f"在 {len(waiting)} 所学校候补"
    return "这次没有派中，", f"候补第 {placement.wait} 位"


def _placed_words(outcome: Outcome, *, several: bool) -> tuple[str, str]:
    placement = outcome.placement
    verb = "递补录取了" if placement.status == "MOVEUP" else "录取了"
    if len(outcome.members) > 1 and all(member.placed for member in outcome.members):
        count = "两" if len(outcome.members) == 2 else f" {len(outcome.members)} "
        return f"{verb}，", f"{count}个孩子都录取"
    return (f"{verb}，", f"第 {placement.choice} 志愿") if several else (verb, "")


def chart_of(outcome: Outcome) -> Chart | None:
    """Return the bar, or None where there is no line or nobody waits."""
    if outcome.cut is None or not outcome.lot.waiting:
        return None
    cut, own = (1 + CHART * pos / outcome.lot.last_pos for pos in (outcome.cut.pos, outcome.placement.pos))
    return Chart(round(cut, 1), round(own, 1), _inside(cut), _inside(own))


def _inside(x: float) -> float:
    return round(min(max(x, NARROWEST), WIDEST), 1)


def comparison_of(sight: NumberSight) -> Comparison | None:
    """Return how the own ticket differs from the cut-off ticket, where tickets alone decide between the two."""
    outcome = sight.outcome
    if outcome is None or outcome.cut is None or outcome.placement.placed:
        return None
    own, cut = outcome.placement, outcome.cut
    same_choice = sight.record.notice.mechanism == "da" or own.choice == cut.choice
    if own.tier != cut.tier or not same_choice or own.ticket <= cut.ticket:
        return None
    place = next(at for at, pair in enumerate(zip(own.ticket, cut.ticket, strict=True)) if pair[0] != pair[1])
    return Comparison(place + 1, own.ticket[place], cut.ticket[place])


def recipe_of(sight: NumberSight) -> str:
    """Return the exact text whose SHA-256 is the ticket (draw.md, section 4)."""
    if sight.outcome is None or sight.record.seed is None:
        return ""
    placement = sight.outcome.placement
    scope = placement.school if sight.record.notice.ticket_scope == "school" else "*"
    return f"{sight.record.seed}:{scope}:{placement.bound or placement.app_no}"
