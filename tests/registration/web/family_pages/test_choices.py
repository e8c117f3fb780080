"""Schools in the family's order; what is wrong stands beside its place; figures without false chances."""

from services.registration.actions.find_twins import Twin
from services.registration.domain.draft import DraftContent
from services.registration.domain.unit import DrawRules
from services.registration.web.family_pages.choice_faults import choice_faults
from services.registration.web.family_pages.choice_view import (
    kept_choices,
    lot_name,
    parse_lot,
    school_options,
    typed_choices,
)
from services.registration.web.family_pages.crowd import Crowd, has_exact_chances, twin_chances
from tests.builders.registration import a_school, a_unit

UNIT = a_unit()
TWIN = Twin("295570855375", "林知秋", (("P01", "ALL"),))


def faults(fields: dict[str, str], *twins: Twin) -> list[tuple[str, str]]:
    """Return (field, code) of what the page shows."""
    together = fields.get("together")
    content = DraftContent(
        choices=typed_choices(fields, UNIT),
        together_with=together if any(twin.application_number == together for twin in twins) else None,
    )
    return [(one.field, one.code) for one in choice_faults(fields, content, UNIT, twins)]


def test_places_that_were_left_empty_close_up() -> None:
    fields = {"choice1_school": "P02/ALL", "choice2_school": "", "choice3_school": "P01/ALL"}
    assert typed_choices(fields, UNIT) == (("P02", "ALL"), ("P01", "ALL"))


def test_kept_choices_are_shown_as_they_were_typed() -> None:
    fields = kept_choices((("P02", "ALL"), ("P01", "B")))
    assert typed_choices(fields, UNIT) == (("P02", "ALL"), ("P01", "B"))


def test_no_answer_is_asked_for_and_none_is_an_answer() -> None:
    assert faults({}) == [("choice1_school", "MISSING")]
    assert faults({"choice1_school": "none"}) == []
    assert parse_lot("none") is None


def test_a_school_chosen_twice_is_named_at_its_own_place() -> None:
    fields = {"choice1_school": "P01/ALL", "choice2_school": "", "choice3_school": "P01/ALL"}
    assert faults(fields) == [("choice3_school", "CHOICE_TWICE")]


def test_a_school_that_is_not_there_is_refused() -> None:
    assert faults({"choice1_school": "X99/ALL"}) == [("choice1_school", "SCHOOL_UNKNOWN")]


def test_twins_must_be_answered_and_share_their_schools() -> None:
    assert faults({"choice1_school": "P01/ALL"}, TWIN) == [("together", "MISSING")]
    assert faults({"choice1_school": "P01/ALL", "together": "no"}, TWIN) == []
    both = {"choice1_school": "P02/ALL", "together": TWIN.application_number}
    assert faults(both, TWIN) == [("together", "SIBLING_CHOICES")]


def test_figures_are_seats_and_applicants_and_no_percent_where_none_is_true() -> None:
    options = school_options(UNIT, Crowd({("P01", "ALL"): 1386}))
    assert options[0] == ("P01/ALL", "P01学校", "招 2，已报 1,386")
    assert options[1][2] == "招 2，已报 0<br>照今天的人数都录取，不用派位"


def test_a_percent_needs_one_choice_one_tier_and_a_pair_that_is_admitted_whole() -> None:
    assert has_exact_chances(a_unit(max_choices=1, tiers=UNIT.tiers[:1]))
    assert not has_exact_chances(a_unit(max_choices=1))
    assert not has_exact_chances(a_unit(tiers=UNIT.tiers[:1]))
    assert not has_exact_chances(a_unit(max_choices=1, tiers=UNIT.tiers[:1], draw=DrawRules(group_boundary="skip")))


def test_the_exact_chance_of_one_more_child_in_figures_and_words() -> None:
    lot = ("P01", "ALL")
    school = a_school("P01", seats=120)
    figures = Crowd({lot: 385}, {lot: 5}, exact=True).figures(school)
    assert figures == ("招 120，已报 385，机会 31.1%", "大约每 10 个孩子录取 3 个")
    assert Crowd({lot: 385}, {lot: None}, exact=True).figures(school) == ("招 120，已报 385",)


def test_twins_see_together_and_apart_side_by_side() -> None:
    lot = ("P01", "ALL")
    chances = twin_chances(a_school("P01", seats=120), "育才学校", Crowd({lot: 385}, {lot: 4}, exact=True))
    assert chances is not None
    assert chances.rows == (
        ("两个都录取", "31.2%", "9.6%"),
        ("只录取一个", "0", "43.0%"),
        ("都没有录取", "68.8%", "47.4%"),
    )
    assert twin_chances(a_school("P01", seats=400), "育才学校", Crowd({lot: 385}, exact=True)) is None


def test_a_category_is_named_only_where_a_school_has_several() -> None:
    several = a_unit(schools=(a_school("P01", category="BOARD"), a_school("P01", category="DAY"), a_school("P02")))
    assert lot_name(("P01", "DAY"), several) == "P01学校（DAY）"
    assert lot_name(("P02", "ALL"), several) == "P02学校"
    assert lot_name(("P99", "ALL"), several) == "P99"
