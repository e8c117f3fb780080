"""The rules about who waits and who may come in above the capacity: docs/spec/draw.md, sections 2.2, 6.5 and 6.6."""

import numpy as np

from services.lottery.domain.announcement import Announcement
from services.lottery.domain.approved import places_short
from services.lottery.domain.procedure.evidence import Evidence, Finding, contradicted, not_shown, shown
from services.lottery.domain.procedure.plan import HEADER, is_balanced
from services.lottery.domain.procedure.tables import NotATable, read_table
from services.lottery.domain.procedure.terms import frozen_files
from services.lottery.domain.roster.groups import NO_GROUP
from services.lottery.domain.roster.roster import Roster
from services.lottery.domain.rules import GroupBoundary, Waitlist
from services.lottery.domain.seats import Lot


def waitlist_rule_fits(evidence: Evidence) -> Finding:
    """`unplaced` only where every child lists one choice; else hiding a choice would pay."""
    if evidence.announcement.waitlist == Waitlist.ALL:
        return shown("录取以后仍在更靠前的志愿候补，如实填报不吃亏")
    if evidence.roster is None:
        return not_shown("名册没有通过，看不出有没有孩子填了几个志愿")
    if (evidence.roster.choice > 1).any():
        return contradicted("有孩子填了几个志愿，候补就不能只留没有录取的孩子")
    return shown("每个孩子只填一个志愿")


def groups_fit_the_approved_places(evidence: Evidence) -> Finding:
    """`admit` may go over the capacity by the largest group less one; only approved places can bear that.

    A plan that shows too few contradicts nothing: plan.csv of a school whose plan is not known says all are drawn.
    """
    if evidence.announcement.group_boundary != GroupBoundary.ADMIT:
        return shown("绑定的孩子不会使录取超过名额")
    if evidence.roster is None:
        return not_shown("名册没有通过，看不出有没有绑定的孩子")
    groups = largest_groups(evidence.announcement, evidence.roster)
    if not groups:
        return shown("没有绑定的孩子，录取不会超过名额")
    places = _places(frozen_files(evidence.files, evidence.announcement).get("plan.csv"))
    if {school for school, _ in groups} - places.keys():
        return not_shown("有绑定的孩子，整组录取可能多出名额；没有封存时的计划，看不出批准的学位够不够")
    short = places_short(evidence.announcement, groups, places)
    if short:
        words = "、".join(f"{school} 最多要 {needed} 个，计划里有 {approved} 个" for school, needed, approved in short)
        return not_shown(f"有绑定的孩子，整组录取可能多出名额：{words}")
    return shown("有绑定的孩子，整组录取多出来的，计划里的学位也够")


def largest_groups(announcement: Announcement, roster: Roster) -> dict[Lot, int]:
    """Return the members of the largest bound group of each lot that a group lists."""
    bound = roster.leader[roster.child] != NO_GROUP
    sizes = np.bincount(roster.leader[roster.leader != NO_GROUP], minlength=len(roster.leader))
    largest: dict[Lot, int] = {}
    for place, leader in zip(roster.lot[bound].tolist(), roster.leader[roster.child[bound]].tolist(), strict=True):
        lot = announcement.seats[place].lot
        largest[lot] = max(largest.get(lot, 0), int(sizes[leader]))
    return largest


def _places(plan: bytes | None) -> dict[str, int]:
    """The approved places of each school that are not given directly; none where the table is not one."""
    try:
        rows = [] if plan is None else read_table(plan, HEADER)
    except NotATable:
        return {}
    return {row[0]: int(row[2]) - int(row[3]) for row in rows if is_balanced(row)}
