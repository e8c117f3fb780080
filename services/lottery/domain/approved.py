"""An announcement held against the plan that registration knows: docs/spec/draw.md, sections 6.5 and 9."""

from collections import Counter
from collections.abc import Mapping

from services.lottery.domain.announcement import Announcement
from services.lottery.domain.announcing_refusals import (
    ApprovalNumberMissing,
    ApprovedPlacesTooFew,
    GroupRuleDiffers,
    SeasonOfAnother,
    SeatsOverPlan,
    SeatsUnderPlan,
    SeatUnknown,
)
from services.lottery.domain.rules import GroupBoundary
from services.lottery.domain.seats import Seat
from shared.contracts.draw_reads import ApprovedLot, ApprovedPlan

Lot = tuple[str, str]


def most_choices(seats: int, plan: ApprovedPlan) -> int:
    """Return how many of so many lots one child may list."""
    return min(plan.max_choices, seats)


def check_plan(announcement: Announcement, plan: ApprovedPlan, season: str) -> None:
    """Refuse seats that are not approved, not all drawn, or without the approval their type needs."""
    if plan.season != season:
        raise SeasonOfAnother(plan.season)
    unknown = [f"{seat.school}/{seat.category}" for seat in announcement.seats if plan.lot(*seat.lot) is None]
    if unknown:
        raise SeatUnknown("、".join(unknown))
    for seat in announcement.seats:
        approved = plan.lot(*seat.lot)
        if approved is not None:
            _check_seat(seat, approved)
    if announcement.group_boundary != plan.group_boundary:
        raise GroupRuleDiffers
    _check_places(announcement, plan)


def _check_seat(seat: Seat, approved: ApprovedLot) -> None:
    if seat.capacity > approved.seats:
        raise SeatsOverPlan(_name(approved), seat.capacity, approved.seats)
    if approved.special and not approved.approval_no:
        raise ApprovalNumberMissing(_name(approved), approved.special)
    if seat.capacity < approved.seats:
        raise SeatsUnderPlan(_name(approved), seat.capacity, approved.seats)


def _check_places(announcement: Announcement, plan: ApprovedPlan) -> None:
    groups = {(lot.school, lot.category): lot.largest_group for lot in plan.lots}
    for school, needed, approved in places_short(announcement, groups, plan.places):
        raise ApprovedPlacesTooFew(school, needed, approved)


def places_short(
    announcement: Announcement, groups: Mapping[Lot, int], places: Mapping[str, int]
) -> list[tuple[str, int, int]]:
    """Return the schools whose approved places cannot bear `admit`, with the places needed and those approved.

    `groups`: members of the largest group of each lot; `places`: of the schools whose approved plan is known.
    """
    if announcement.group_boundary != GroupBoundary.ADMIT:
        return []
    needed: Counter[str] = Counter()
    for seat in announcement.seats:
        needed[seat.school] += seat.capacity + max(groups.get(seat.lot, 0) - 1, 0)
    known = [school for school in sorted(needed) if school in places]
    return [(school, needed[school], places[school]) for school in known if needed[school] > places[school]]


def _name(lot: ApprovedLot) -> str:
    return lot.name if lot.category == "ALL" else f"{lot.name}（{lot.category}）"
