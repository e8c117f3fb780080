"""Tests of the rules about waiting and about groups above the capacity."""

import pytest

from services.lottery.domain.procedure.evidence import State
from services.lottery.domain.procedure.places import groups_fit_the_approved_places, largest_groups, waitlist_rule_fits
from services.lottery.domain.procedure.plan import HEADER
from services.lottery.domain.rules import GroupBoundary, Waitlist
from tests.builders.draw_evidence import evidence, frozen
from tests.builders.draw_files import child, children

ONE_CHOICE = children(3, "S01")
TWINS = [*child("1001", "S01", group="1001"), *child("1002", "S01", group="1001")]


def test_who_lists_several_choices_goes_on_waiting() -> None:
    assert waitlist_rule_fits(evidence()).state == State.SHOWN
    assert waitlist_rule_fits(evidence(waitlist=Waitlist.UNPLACED)).state == State.CONTRADICTED
    assert waitlist_rule_fits(evidence(waitlist=Waitlist.UNPLACED, choices=ONE_CHOICE)).state == State.SHOWN
    assert waitlist_rule_fits(evidence(waitlist=Waitlist.UNPLACED, refused=True)).state == State.NOT_SHOWN


@pytest.mark.parametrize("boundary", [GroupBoundary.SKIP, GroupBoundary.SPLIT])
def test_only_whole_groups_can_go_over_the_capacity(boundary: GroupBoundary) -> None:
    assert groups_fit_the_approved_places(evidence(group_boundary=boundary, choices=TWINS)).state == State.SHOWN
    assert groups_fit_the_approved_places(evidence()).state == State.SHOWN
    assert groups_fit_the_approved_places(evidence(choices=TWINS)).state == State.NOT_SHOWN
    assert groups_fit_the_approved_places(evidence(refused=True)).state == State.NOT_SHOWN


def plan(line: str) -> dict[str, bytes]:
    return {"plan.csv": f"{HEADER}\n{line}\n".encode()}


@pytest.mark.parametrize(
    ("line", "state"),
    [
        ("S01,,3,0,2,1,整组录取用", State.SHOWN),
        ("S01,,4,1,2,1,整组录取用", State.SHOWN),
        ("S01,,2,0,2,0,", State.NOT_SHOWN),
        ("S01,,3,1,2,0,", State.NOT_SHOWN),
        ("S02,,9,0,1,8,别的学校", State.NOT_SHOWN),
        ("S01,,9,0,2,1,加不起来", State.NOT_SHOWN),
        ("no table", State.NOT_SHOWN),
    ],
)
def test_the_frozen_plan_says_whether_the_places_are_enough(line: str, state: State) -> None:
    assert groups_fit_the_approved_places(frozen(plan(line), choices=TWINS)).state == state


def test_a_plan_that_is_not_the_frozen_one_says_nothing() -> None:
    found = evidence(plan("S01,,3,0,2,1,整组录取用"), choices=TWINS)
    assert groups_fit_the_approved_places(found).state == State.NOT_SHOWN


def test_the_largest_group_of_a_lot_counts() -> None:
    three = [row for number in ("1001", "1002", "1003") for row in child(number, "S01", "S02", group="1001")]
    four = [row for number in ("2001", "2002", "2003", "2004") for row in child(number, "S02", group="2001")]
    found = evidence(choices=[*three, *four, *child("3001", "S01")])
    assert found.roster is not None
    assert largest_groups(found.announcement, found.roster) == {("S01", "ALL"): 3, ("S02", "ALL"): 4}
