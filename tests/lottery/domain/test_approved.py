"""An announcement promises what is approved: seats, types with their approval, places for twins (draw.md, 6.5)."""

from dataclasses import replace
from typing import Any

import pytest
from pydantic import TypeAdapter

from services.lottery.domain.announcing_refusals import AnnouncementRefused
from services.lottery.domain.approved import check_plan, most_choices, places_short
from services.lottery.domain.rules import GroupBoundary
from services.lottery.domain.seats import Seat
from shared.contracts.draw_reads import ApprovedPlan
from tests.builders.draw_files import ANNOUNCEMENT
from tests.fakes.frozen_files import approved_lot

SEASON = "2023"


def plan(*lots: dict[str, object], **changes: Any) -> ApprovedPlan:
    """The plan of two schools with two seats and one, with changes."""
    said = {"unit_code": "140199", "season": SEASON, "max_choices": 3, "group_boundary": "admit", "places": {}}
    usual = (approved_lot("S01", 2, name="甲校"), approved_lot("S02", 1, name="乙校"))
    return TypeAdapter(ApprovedPlan).validate_python({**said, "lots": lots or usual, **changes})


def refusal(approved: ApprovedPlan, **changes: Any) -> tuple[str, str]:
    with pytest.raises(AnnouncementRefused) as refused:
        check_plan(replace(ANNOUNCEMENT, **changes), approved, SEASON)
    return refused.value.code, refused.value.sentence


def passes(approved: ApprovedPlan) -> bool:
    try:
        check_plan(ANNOUNCEMENT, approved, SEASON)
    except AnnouncementRefused:
        return False
    return True


def test_what_is_approved_passes() -> None:
    assert passes(plan())


@pytest.mark.parametrize(
    ("approved", "code", "words"),
    [
        (plan(season="2024"), "SEASON_DIFFERS", "2024"),
        (plan(approved_lot("S01", 2)), "SEAT_UNKNOWN", "S02/ALL"),
        (plan(approved_lot("S01", 2), approved_lot("S02", 1, kind="public")), "SEAT_UNKNOWN", "S02/ALL"),
        (
            plan(approved_lot("S01", 1, name="甲校"), approved_lot("S02", 1)),
            "SEATS_OVER_PLAN",
            "公告 2 个名额，批准的只有 1 个",
        ),
        (plan(approved_lot("S01", 3, name="甲校"), approved_lot("S02", 1)), "SEATS_UNDER_PLAN", "招生规则里要派 3 个"),
        (
            plan(approved_lot("S01", 2, "", special="艺术", name="甲校"), approved_lot("S02", 1)),
            "APPROVAL_NUMBER_MISSING",
            "艺术",
        ),
        (plan(group_boundary="split"), "GROUP_RULE_DIFFERS", "双胞胎"),
        (
            plan(approved_lot("S01", 2, largest_group=3), approved_lot("S02", 1), places={"S01": 3}),
            "APPROVED_PLACES",
            "最多要 4 个学位",
        ),
    ],
)
def test_what_is_not_approved_is_refused_with_the_reason(approved: ApprovedPlan, code: str, words: str) -> None:
    refused, sentence = refusal(approved)
    assert refused == code
    assert words in sentence


def test_a_special_type_with_its_number_and_an_ordinary_one_without_pass() -> None:
    special = approved_lot("S01", 2, "晋教〔2023〕9号", special="艺术")
    assert passes(plan(special, approved_lot("S02", 1, "")))


@pytest.mark.parametrize(
    ("boundary", "groups", "places", "short"),
    [
        ("admit", {("S01", "ALL"): 2}, {"S01": 3}, []),
        ("admit", {("S01", "ALL"): 3}, {"S01": 3}, [("S01", 4, 3)]),
        ("admit", {("S01", "ALL"): 3}, {}, []),
        ("admit", {}, {"S01": 2, "S02": 0}, [("S02", 1, 0)]),
        ("skip", {("S01", "ALL"): 9}, {"S01": 2}, []),
        ("split", {("S01", "ALL"): 9}, {"S01": 2}, []),
    ],
)
def test_only_admit_needs_more_places_than_seats(
    boundary: str, groups: dict[tuple[str, str], int], places: dict[str, int], short: list[tuple[str, int, int]]
) -> None:
    announcement = replace(ANNOUNCEMENT, group_boundary=GroupBoundary(boundary))
    assert places_short(announcement, groups, places) == short


def test_the_kinds_of_seats_of_one_school_share_its_places() -> None:
    seats = (Seat("S01", "BOARD", 30, "甲校"), Seat("S01", "DAY", 60, "甲校"))
    announcement = replace(ANNOUNCEMENT, seats=seats)
    groups = {("S01", "BOARD"): 2, ("S01", "DAY"): 2}
    assert places_short(announcement, groups, {"S01": 91}) == [("S01", 92, 91)]
    assert places_short(announcement, groups, {"S01": 92}) == []


def test_nobody_lists_more_lots_than_there_are() -> None:
    assert [most_choices(seats, plan(max_choices=3)) for seats in (0, 1, 2, 5)] == [0, 1, 2, 3]
