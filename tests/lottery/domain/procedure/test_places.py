"""Tests of the rules about waiting and about groups above the capacity."""

import pytest

from services.lottery.domain.procedure.evidence import State
from services.lottery.domain.procedure.places import groups_fit_the_approved_places, waitlist_rule_fits
from services.lottery.domain.rules import GroupBoundary, Waitlist
from tests.builders.draw_evidence import evidence
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
