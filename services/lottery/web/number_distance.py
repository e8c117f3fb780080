"""How far a number is from the cut-off line, as a picture and as two tickets compared (ux guide, 4.17)."""

from dataclasses import dataclass

from services.lottery.actions.read_number import Outcome
from services.lottery.store.notices import Notice
from services.lottery.store.placements import Placement

NARROWEST, WIDEST = 40, 300
CHART = 338
CHINESE = "一二三四五六七八九"


@dataclass(frozen=True)
class Chart:
    """Where the line and the own mark stand in a bar of the whole order, in units of the drawing."""

    cut: float
    own: float
    cut_label: float
    own_label: float


def chart_of(outcome: Outcome) -> Chart | None:
    """Return the bar, or None where there is no line or nobody waits."""
    if outcome.cut is None or not outcome.lot.waiting:
        return None
    cut, own = (1 + CHART * pos / outcome.lot.last_pos for pos in (outcome.cut.pos, outcome.placement.pos))
    return Chart(round(cut, 1), round(own, 1), _inside(cut), _inside(own))


def _inside(x: float) -> float:
    return round(min(max(x, NARROWEST), WIDEST), 1)


def compared(notice: Notice, outcome: Outcome) -> str:
    """Return in words why this child stands before or behind the line; empty where there is nothing to compare."""
    own, cut = outcome.placement, outcome.cut
    if cut is None or not outcome.lot.waiting or not (own.placed or own.wait):
        return ""
    if notice.mechanism == "ia" and own.choice != cut.choice:
        return f"这所学校先录把它填在前面志愿的：录取线是第 {cut.choice} 志愿，您是第 {own.choice} 志愿，不用比派位号。"
    if own.tier != cut.tier:
        return f"优先级小的在前：录取线是 {cut.tier}，您是 {own.tier}，不用比派位号。"
    if own.ticket == cut.ticket:
        return "录取线就是您这个派位号。"
    return _first_difference(own, cut)


def _first_difference(own: Placement, cut: Placement) -> str:
    pairs = enumerate(zip(own.ticket, cut.ticket, strict=True))
    at, (mine, theirs) = next((at, pair) for at, pair in pairs if pair[0] != pair[1])
    row, group = CHINESE[at // 16], CHINESE[at % 16 // 4]
    where = f"从左往右一位一位比，第 {at + 1} 位（第{row}行第{group}组）就不一样：您是 {mine}，录取线是 {theirs}。"
    size = f"{mine} 比 {theirs} {'大' if mine > theirs else '小'}"
    if mine > theirs:
        return f"{where}{size}，所以排在后面。"
    if own.placed:
        return f"{where}{size}，所以排在前面。"
    return f"{where}{size}，排在前面；可是剩下的名额不够一起派位的几个孩子，按规则整组候补。"
