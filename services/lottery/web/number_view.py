"""One number in a draw, for its family: the result in plain words, each choice, and the recipe (ux guide, 4.18)."""

from dataclasses import dataclass

from services.lottery.actions.read_number import NumberSight, Outcome, deciding_outcome
from services.lottery.domain.ceremony import State
from services.lottery.store.notices import Notice
from services.lottery.store.records import DrawRecord
from services.lottery.store.rosters import Entry
from services.lottery.web.number_distance import compared
from services.lottery.web.wording import seat_name, status_words


@dataclass(frozen=True)
class ChoiceView:
    """One choice of the child; all but the first four are empty before publication, `cut_*` where nobody has a seat."""

    choice: int
    school: str
    lot: str
    path: str
    pos: str = ""
    result: str = ""
    ticket: str = ""
    cut_pos: str = ""
    cut_ticket: str = ""
    compared: str = ""
    recipe: str = ""


def choices_of(sight: NumberSight) -> tuple[ChoiceView, ...]:
    """Return every choice in its order."""
    outcomes = {one.placement.choice: one for one in sight.outcomes}
    return tuple(_choice(sight.record, entry, outcomes.get(entry.choice)) for entry in sight.entries)


def _choice(record: DrawRecord, entry: Entry, outcome: Outcome | None) -> ChoiceView:
    name = school_name(record.notice, entry.school, entry.category)
    lot, path = f"{entry.school},{entry.category}", f"/lots/{entry.school}/{entry.category}"
    if outcome is None:
        return ChoiceView(entry.choice, name, lot, path)
    own, cut = outcome.placement, outcome.cut
    return ChoiceView(
        own.choice,
        name,
        lot,
        path,
        pos=str(own.pos),
        result=status_words(own),
        ticket=own.ticket,
        cut_pos="" if cut is None else str(cut.pos),
        cut_ticket="" if cut is None else cut.ticket,
        compared=compared(record.notice, outcome),
        recipe=recipe_of(record, outcome),
    )


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
    """Return how it stands in plain words, in two parts that do not tear."""
    if sight.record.state is State.VOID:
        return "这次派位作废了，", "没有产生任何结果"
    return result_heading(sight.outcomes) if sight.outcomes else ("在封存的名册里", "")


def result_heading(outcomes: tuple[Outcome, ...]) -> tuple[str, str]:
    """Return the result of a child in plain words, in two parts that do not tear."""
    outcome = deciding_outcome(outcomes)
    placement = outcome.placement
    if placement.status == "STRUCK":
        return "已经从名册里剔除", ""
    if placement.placed:
        return _placed_words(outcome, several=len(outcomes) > 1)
    waiting = [one for one in outcomes if one.placement.wait is not None]
    if len(outcomes) > 1:
        return "这次没有派中，", f"在 {len(waiting)} 所学校候补"
    return "这次没有派中，", f"候补第 {placement.wait} 位"


def _placed_words(outcome: Outcome, *, several: bool) -> tuple[str, str]:
    placement = outcome.placement
    verb = "递补录取了" if placement.status == "MOVEUP" else "录取了"
    if len(outcome.members) > 1 and all(member.placed for member in outcome.members):
        count = "两" if len(outcome.members) == 2 else f" {len(outcome.members)} "
        return f"{verb}，", f"{count}个孩子都录取"
    return (f"{verb}，", f"第 {placement.choice} 志愿") if several else (verb, "")


def ahead_words(outcome: Outcome) -> str:
    """Return how many wait before this child; a bound pair waits as one."""
    before = (outcome.placement.wait or 1) - 1
    return f"前面还有 {before} 个候补" if before else "前面没有别的候补，下一个就轮到您"


def place_words(outcome: Outcome, seats: int) -> str:
    """Return how the seats came to an end, or did not, at the lot of this choice."""
    lot, size = outcome.lot, len(outcome.members)
    if outcome.cut is None:
        return "这所学校没有名额可派。"
    if not lot.waiting:
        return f"{seats:,} 个名额，没有孩子候补，录取 {lot.admitted:,} 人。"
    left = seats - outcome.used_before
    if outcome.placement.placed and 0 < left < size:
        both = "两个" if size == 2 else f"{size} 个"
        start = f"前面用了 {outcome.used_before:,} 个名额。轮到最后 {left} 个名额，"
        return f"{start}{both}孩子按规则都录取，学校一共录取 {lot.admitted:,} 人。"
    more = "，多的是双胞胎" if lot.admitted > seats else ""
    return f"{seats:,} 个名额，录到第 {outcome.cut.pos:,} 位，录取 {lot.admitted:,} 人{more}。"


def recipe_of(record: DrawRecord, outcome: Outcome) -> str:
    """Return the exact text whose SHA-256 is the ticket (draw.md, section 4)."""
    placement = outcome.placement
    scope = placement.school if record.notice.ticket_scope == "school" else "*"
    return f"{record.seed}:{scope}:{placement.bound or placement.app_no}"
