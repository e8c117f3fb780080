"""The table of seats and applicants on the public page of a draw (ux guide, section 4.9)."""

from dataclasses import dataclass

from services.lottery.actions.read_draw import DrawSight
from services.lottery.domain.chance import chance_of_a_single
from services.lottery.store.rosters import Demand
from services.lottery.web.wording import seat_name

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
