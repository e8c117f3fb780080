"""Tests of bound groups."""

import pytest

from services.lottery.domain.errors import Refused
from services.lottery.domain.roster.groups import NO_GROUP
from services.lottery.domain.roster.roster import Choice, parse_roster
from services.lottery.domain.rules import GroupBoundary
from tests.builders.draw_files import announced, child

TWINS = [*child("1001", "S01", group="1001"), *child("1003", "S01", group="1001"), *child("1002", "S01")]


def leaders(choices: list[Choice], boundary: GroupBoundary) -> list[int]:
    roster, announcement = announced(choices, group_boundary=boundary)
    found: list[int] = parse_roster(roster, announcement).leader.tolist()
    return found


def code_of(choices: list[Choice], boundary: GroupBoundary) -> str:
    with pytest.raises(Refused) as refused:
        leaders(choices, boundary)
    return refused.value.code


@pytest.mark.parametrize("boundary", GroupBoundary)
def test_a_group_is_led_by_its_smallest_member(boundary: GroupBoundary) -> None:
    assert leaders(TWINS, boundary) == [0, NO_GROUP, 0]


@pytest.mark.parametrize("boundary", GroupBoundary)
@pytest.mark.parametrize(
    "choices",
    [
        child("1001", "S01", group="1001"),
        [*child("1001", "S01"), *child("1002", "S01", group="1001"), *child("1003", "S01", group="1001")],
        [*child("1001", "S01", group="1002"), *child("1002", "S01", group="1002")],
        [*child("7", "S01", group="007"), *child("07", "S01", group="007")],
    ],
)
def test_a_group_has_two_members_and_the_name_of_the_smallest(choices: list[Choice], boundary: GroupBoundary) -> None:
    assert code_of(choices, boundary) == "GROUP_LABEL"


@pytest.mark.parametrize("lots", [("S02",), ("S01", "S02"), ("S02", "S01")])
def test_members_choose_alike_unless_the_group_is_split(lots: tuple[str, ...]) -> None:
    choices = [*child("1001", "S01", group="1001"), *child("1002", *lots, group="1001")]
    assert code_of(choices, GroupBoundary.ADMIT) == "GROUP_CHOICES"
    assert leaders(choices, GroupBoundary.SPLIT) == [0, 0]


def test_tiers_belong_to_the_choice() -> None:
    choices = [*child("1001", "S01", group="1001"), *child("1002", "S01", group="1001", tier=0)]
    assert code_of(choices, GroupBoundary.ADMIT) == "GROUP_CHOICES"


def test_the_group_that_comes_first_in_the_file_is_judged_first() -> None:
    differs = [*child("1001", "S01", group="1001"), *child("1004", "S02", group="1001")]
    assert code_of([*differs, *child("1002", "S01", group="1002")], GroupBoundary.ADMIT) == "GROUP_CHOICES"
    assert code_of([*differs, *child("1000", "S01", group="1000")], GroupBoundary.ADMIT) == "GROUP_LABEL"
