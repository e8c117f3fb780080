"""The rules about who waits and who may come in above the capacity: docs/spec/draw.md, sections 2.2, 6.5 and 6.6."""

from services.lottery.domain.procedure.evidence import Evidence, Finding, contradicted, not_shown, shown
from services.lottery.domain.roster.groups import NO_GROUP
from services.lottery.domain.rules import GroupBoundary, Waitlist


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
    """`admit` may go over the capacity by the largest group less one; only approved places can bear that."""
    if evidence.announcement.group_boundary != GroupBoundary.ADMIT:
        return shown("绑定的孩子不会使录取超过名额")
    if evidence.roster is None:
        return not_shown("名册没有通过，看不出有没有绑定的孩子")
    if (evidence.roster.leader == NO_GROUP).all():
        return shown("没有绑定的孩子，录取不会超过名额")
    return not_shown("有绑定的孩子，整组录取可能多出名额；批准的学位够不够，本程序不核对")
