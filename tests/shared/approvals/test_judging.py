"""Who may ask, who may decide, and which approval may be used: the rules alone."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from shared.approvals.errors import (
    ApprovalDecided,
    ApprovalExpired,
    ApprovalMissing,
    ApprovalNotFound,
    ApprovalUsed,
    ApproverInsideUnit,
    MayNotApprove,
    MayNotAsk,
    OwnRequest,
    Recused,
)
from shared.approvals.judging import may_decide, refuse_approver, refuse_asker, usable
from shared.approvals.matter import Approval, Asked, Judged, Matter
from shared.approvals.rules import Act, four_eyes
from shared.contracts.staff import ROLES, Role, StaffMember
from tests.fakes.staff import staff_member

NOW = datetime(2026, 6, 22, 1, 0, tzinfo=UTC)
UNIT = "140123"
RAISE = Matter(UNIT, Act.RAISE_TIER, "application:430612345678", "a" * 64)
RELEASE = Matter(UNIT, Act.RELEASE_RESULTS, "draw:140123-2026-1", "b" * 64)
CLERK = staff_member("unit_clerk", name="李老师")
SUPERVISOR = staff_member("unit_supervisor", name="赵主任")


def asked(matter: Matter = RAISE, by: StaffMember = CLERK) -> Approval:
    return Approval(
        matter=matter,
        approval_id=UUID(int=1),
        asked_by=by.staff_id,
        asked_role=by.role,
        asked_at=NOW,
        purpose="",
        expires_at=NOW + four_eyes()[matter.act].valid,
        decided_by=None,
        decided_role=None,
        decided_at=None,
        verdict=None,
        used_at=None,
    )


def decide(
    member: StaffMember, approval: Approval, now: datetime = NOW, concerned: frozenset[str] = frozenset()
) -> None:
    judged = Judged(approval.matter.unit_code, approval.approval_id, agree=True, concerned=concerned)
    refuse_approver(member, approval, judged, now)


def agreed(used: bool = False, matter: Matter = RAISE) -> Approval:
    other = {"decided_by": SUPERVISOR.staff_id, "decided_role": SUPERVISOR.role, "decided_at": NOW}
    return replace(asked(matter), verdict="agreed", used_at=NOW if used else None, **other)  # type: ignore[arg-type] # mixed values


def test_every_act_has_a_line_that_two_people_can_follow() -> None:
    for act, rule in four_eyes().items():
        assert rule.askers, act
        assert rule.approvers, act
        assert rule.words, act
        assert timedelta(hours=1) <= rule.valid <= timedelta(days=7), act


def test_another_person_of_the_right_role_decides() -> None:
    decide(SUPERVISOR, asked())
    assert may_decide(SUPERVISOR, asked(), NOW)


@pytest.mark.parametrize("role", ROLES)
def test_nobody_decides_about_their_own_request_whatever_their_role_is_by_now(role: Role) -> None:
    later = CLERK.model_copy(update={"role": role})
    with pytest.raises(OwnRequest):
        decide(later, asked())
    assert not may_decide(later, asked(), NOW)


@pytest.mark.parametrize("role", sorted(set(ROLES) - four_eyes()[Act.RAISE_TIER].approvers))
def test_other_roles_decide_nothing(role: Role) -> None:
    with pytest.raises(MayNotApprove):
        decide(staff_member(role, name="别人"), asked())


def test_another_unit_s_supervisor_does_not_even_hear_of_it() -> None:
    with pytest.raises(ApprovalNotFound):
        decide(staff_member("unit_supervisor", scope="140105"), asked())


def test_results_are_released_by_somebody_employed_outside_of_the_unit() -> None:
    officer = staff_member("draw_officer")
    decide(staff_member("draw_releaser", home_unit="1401"), asked(RELEASE, officer))
    for home in (UNIT, UNIT):
        with pytest.raises(ApproverInsideUnit):
            decide(staff_member("draw_releaser", home_unit=home), asked(RELEASE, officer))


def test_whoever_is_related_neither_asks_nor_decides() -> None:
    child = "c" * 64
    with pytest.raises(Recused):
        decide(staff_member("unit_supervisor", kin=(child,)), asked(), concerned=frozenset({child, "d" * 64}))
    with pytest.raises(Recused):
        refuse_asker(staff_member("unit_clerk", kin=(child,)), Asked(RAISE, concerned=frozenset({child})))


def test_only_the_roles_of_the_line_ask_and_only_within_their_scope() -> None:
    refuse_asker(CLERK, Asked(RAISE))
    for member in (staff_member("auditor"), staff_member("administrator"), staff_member("unit_clerk", scope="140105")):
        with pytest.raises(MayNotAsk):
            refuse_asker(member, Asked(RAISE))


def test_nobody_decides_after_the_time_is_over_or_a_second_time() -> None:
    last = NOW + four_eyes()[Act.RAISE_TIER].valid
    decide(SUPERVISOR, asked(), now=last - timedelta(seconds=1))
    with pytest.raises(ApprovalExpired):
        decide(SUPERVISOR, asked(), now=last)
    with pytest.raises(ApprovalDecided):
        decide(SUPERVISOR, agreed())


def test_an_approval_is_used_once_and_in_time() -> None:
    assert usable([agreed(used=True), agreed()], NOW) == agreed()
    last = NOW + four_eyes()[Act.RAISE_TIER].valid
    for found, moment, error in (
        ([], NOW, ApprovalMissing),
        ([asked()], NOW, ApprovalMissing),
        ([replace(agreed(), verdict="declined")], NOW, ApprovalMissing),
        ([agreed(used=True)], NOW, ApprovalUsed),
        ([agreed(used=True), agreed()], last, ApprovalExpired),
    ):
        with pytest.raises(error):
            usable(found, moment)
