"""What a family reads of its number: the result in plain words, the distance, and the comparison of tickets."""

from typing import Any

import pytest

from services.lottery.actions.read_number import NumberSight, Outcome, deciding
from services.lottery.domain.ceremony import State
from services.lottery.store.placements import LotResult, Placement
from services.lottery.store.rosters import Entry
from services.lottery.web.number_view import chart_of, choices_of, comparison_of, heading_of, recipe_of, tier_words
from tests.builders.notices import notice, record

SEED = "c" * 64
LOT = LotResult("P01", "ALL", 100, 98, 13, 86, 1, 13, 12)


def placement(status: str = "WAIT", wait: int | None = 23, **changes: Any) -> Placement:
    usual: dict[str, Any] = {
        "school": "P01",
        "category": "ALL",
        "line": 36,
        "pos": 35,
        "app_no": "1001",
        "bound": "",
        "choice": 1,
        "tier": 1,
        "ticket": "47ff" + "0" * 60,
        "status": status,
        "wait": wait,
    }
    return Placement(**{**usual, **changes})


CUT = placement("ADMIT", None, pos=12, line=13, app_no="1000", ticket="4751" + "f" * 60)


def sight(*placements: Placement, members: tuple[Placement, ...] = (), **changes: Any) -> NumberSight:
    one = deciding(placements)
    outcome = Outcome(one, changes.pop("lot", LOT), changes.pop("cut", CUT), members or (one,))
    entries = tuple(Entry("1001", p.choice, p.choice + 1, p.bound, p.school, "ALL", 1) for p in placements)
    return NumberSight(record(State.PUBLISHED, notice(**changes), seed=SEED), entries, placements, outcome)


ADMITTED = placement("ADMIT", None, pos=3)
SECOND = placement("ADMIT", None, school="P02", choice=2)


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        (sight(placement()), "这次没有派中，候补第 23 位"),
        (sight(placement(), placement(school="P02", choice=2, wait=4)), "这次没有派中，在 2 所学校候补"),
        (sight(ADMITTED), "录取了"),
        (sight(placement("MOVEUP", None)), "递补录取了"),
        (sight(placement(), SECOND), "录取了，第 2 志愿"),
        (sight(ADMITTED, members=(ADMITTED, ADMITTED)), "录取了，两个孩子都录取"),
        (sight(ADMITTED, members=(ADMITTED,) * 3), "录取了， 3 个孩子都录取"),
        (sight(placement("STRUCK", None)), "已经从名册里剔除"),
    ],
)
def test_the_result_is_said_in_plain_words(seen: NumberSight, words: str) -> None:
    assert "".join(heading_of(seen)) == words


def test_before_the_result_it_is_on_the_roster() -> None:
    seen = NumberSight(record(State.FROZEN), (Entry("1001", 1, 2, "", "P01", "ALL", 1),), (), None)
    assert heading_of(seen)[0] == "在封存的名册里"
    assert (comparison_of(seen), recipe_of(seen)) == (None, "")
    assert choices_of(seen)[0].result == ""


def test_the_first_different_digit_decides() -> None:
    comparison = comparison_of(sight(placement()))
    assert comparison is not None
    assert (comparison.place, comparison.own, comparison.cut) == (3, "f", "5")


@pytest.mark.parametrize(
    "seen",
    [
        sight(placement(tier=2)),
        sight(placement(choice=2), mechanism="ia"),
        sight(ADMITTED),
        sight(placement(), cut=None),
        sight(placement(ticket="0" * 64)),
    ],
)
def test_tickets_are_compared_only_where_they_alone_decide(seen: NumberSight) -> None:
    assert comparison_of(seen) is None


@pytest.mark.parametrize(
    ("changes", "bound", "recipe"),
    [
        ({}, "", f"{SEED}:*:1001"),
        ({}, "1000", f"{SEED}:*:1000"),
        ({"ticket_scope": "school"}, "", f"{SEED}:P01:1001"),
    ],
)
def test_the_recipe_is_the_text_that_was_hashed(changes: dict[str, Any], bound: str, recipe: str) -> None:
    assert recipe_of(sight(placement(bound=bound), **changes)) == recipe


def test_the_bar_shows_line_and_own_place_in_proportion() -> None:
    chart = chart_of(Outcome(placement(), LOT, CUT, ()))
    assert chart is not None
    assert (chart.cut, chart.own) == (round(1 + 338 * 12 / 98, 1), round(1 + 338 * 35 / 98, 1))
    assert chart_of(Outcome(placement(), LOT, None, ())) is None


def test_a_tier_is_named_only_where_it_made_a_difference() -> None:
    assert tier_words(Outcome(placement(), LOT, CUT, ()))[0] == "和别人一样，没有谁优先"
    mixed = LotResult("P01", "ALL", 100, 98, 13, 86, 2, 13, 12)
    assert tier_words(Outcome(placement(), mixed, CUT, ()))[0] == "优先级 1"
