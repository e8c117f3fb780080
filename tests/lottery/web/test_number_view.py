"""What a family reads of its number: the result in plain words, the distance, and the comparison of tickets."""

from typing import Any

import pytest

from services.lottery.actions.read_number import NumberSight, Outcome, deciding_outcome
from services.lottery.domain.ceremony import State
from services.lottery.store.placements import LotResult, Placement
from services.lottery.store.rosters import Entry
from services.lottery.web.number_distance import chart_of, compared
from services.lottery.web.number_view import ahead_words, choices_of, heading_of, place_words, recipe_of, tier_words
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
    lot, cut = changes.pop("lot", LOT), changes.pop("cut", CUT)
    outcomes = tuple(Outcome(one, lot, cut, members or (one,)) for one in placements)
    entries = tuple(Entry("1001", p.choice, p.choice + 1, p.bound, p.school, "ALL", 1) for p in placements)
    return NumberSight(record(State.PUBLISHED, notice(**changes), seed=SEED), entries, outcomes)


def said(seen: NumberSight) -> str:
    """How the tickets compare at the choice that decides."""
    return compared(seen.record.notice, deciding_outcome(seen.outcomes))


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


@pytest.mark.parametrize(
    ("state", "words"), [(State.FROZEN, "在封存的名册里"), (State.VOID, "这次派位作废了，没有产生任何结果")]
)
def test_before_the_result_it_is_on_the_roster(state: State, words: str) -> None:
    seen = NumberSight(record(state), (Entry("1001", 1, 2, "", "P01", "ALL", 1),))
    assert "".join(heading_of(seen)) == words
    assert (choices_of(seen)[0].result, choices_of(seen)[0].recipe) == ("", "")


def test_the_choice_with_a_seat_decides_before_one_that_waits() -> None:
    seen = sight(placement(), SECOND)
    assert seen.outcome is not None
    assert seen.outcome.placement == SECOND
    elsewhere = sight(placement("ELSE", None), placement("WAIT", 2, school="P02", choice=2))
    assert elsewhere.outcome is not None
    assert elsewhere.outcome.placement.choice == 2


@pytest.mark.parametrize(
    ("seen", "words"),
    [
        (sight(placement()), "第 3 位（第一行第一组）就不一样：您是 f，录取线是 5。f 比 5 大，所以排在后面。"),
        (sight(ADMITTED), "第 3 位（第一行第一组）就不一样：您是 f，录取线是 5。f 比 5 大，所以排在后面。"),
        (
            sight(placement(ticket="4751" + "f" * 33 + "e" * 27)),
            "第 38 位（第三行第二组）就不一样：您是 e，录取线是 f。e 比 f 小，排在前面；可是",
        ),
        (
            sight(placement("ADMIT", None, ticket="46" + "0" * 62)),
            "第 2 位（第一行第一组）就不一样：您是 6，录取线是 7。6 比 7 小，所以排在前面。",
        ),
        (sight(placement("ADMIT", None, ticket=CUT.ticket)), "录取线就是您这个派位号。"),
        (sight(placement(tier=2)), "优先级小的在前：录取线是 1，您是 2，不用比派位号。"),
        (sight(placement(choice=2), mechanism="ia"), "录取线是第 1 志愿，您是第 2 志愿，不用比派位号。"),
    ],
)
def test_the_first_different_digit_is_said_where_tickets_decide(seen: NumberSight, words: str) -> None:
    assert words in said(seen)


@pytest.mark.parametrize("status", ["STRUCK", "ELSE"])
def test_who_is_not_in_the_order_any_more_is_not_compared(status: str) -> None:
    assert said(sight(placement(status, None))) == ""


def test_without_anybody_admitted_nothing_is_compared() -> None:
    assert said(sight(placement(), cut=None)) == ""


@pytest.mark.parametrize(("wait", "words"), [(8, "前面还有 7 个候补"), (1, "前面没有别的候补，下一个就轮到您")])
def test_how_many_wait_before_this_child(wait: int, words: str) -> None:
    assert ahead_words(Outcome(placement("WAIT", wait), LOT, CUT, ())) == words


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome(placement(), LOT, CUT, (ADMITTED,), 13), "12 个名额，录到第 12 位，录取 13 人，多的是双胞胎。"),
        (
            Outcome(CUT, LOT, CUT, (CUT, CUT), 11),
            "前面用了 11 个名额。轮到最后 1 个名额，两个孩子按规则都录取，学校一共录取 13 人。",
        ),
        (Outcome(ADMITTED, LOT, CUT, (ADMITTED, ADMITTED), 2), "12 个名额，录到第 12 位，录取 13 人，多的是双胞胎。"),
        (Outcome(placement(), LOT, None, ()), "这所学校没有名额可派。"),
    ],
)
def test_how_the_seats_came_to_an_end(outcome: Outcome, words: str) -> None:
    assert place_words(outcome, 12) == words


@pytest.mark.parametrize(
    ("changes", "bound", "recipe"),
    [
        ({}, "", f"{SEED}:*:1001"),
        ({}, "1000", f"{SEED}:*:1000"),
        ({"ticket_scope": "school"}, "", f"{SEED}:P01:1001"),
    ],
)
def test_the_recipe_is_the_text_that_was_hashed(changes: dict[str, Any], bound: str, recipe: str) -> None:
    seen = sight(placement(bound=bound), **changes)
    assert recipe_of(seen.record, deciding_outcome(seen.outcomes)) == recipe
    assert choices_of(seen)[0].recipe == recipe


def test_the_bar_shows_line_and_own_place_in_proportion() -> None:
    chart = chart_of(Outcome(placement(), LOT, CUT, ()))
    assert chart is not None
    assert (chart.cut, chart.own) == (round(1 + 338 * 12 / 98, 1), round(1 + 338 * 35 / 98, 1))
    assert chart_of(Outcome(placement(), LOT, None, ())) is None


def test_a_tier_is_named_only_where_it_made_a_difference() -> None:
    assert tier_words(Outcome(placement(), LOT, CUT, ()))[0] == "和别人一样，没有谁优先"
    mixed = LotResult("P01", "ALL", 100, 98, 13, 86, 2, 13, 12)
    assert tier_words(Outcome(placement(), mixed, CUT, ()))[0] == "优先级 1"
