"""The tier is the first whose facts are all proven."""

from hypothesis import given
from hypothesis import strategies as st

from services.registration.domain.tiers import Tier, lowest_tier, tier_of
from services.registration.domain.unit import TierRule

RULES = (
    TierRule(1, "户籍和房子都在本县", ("GUARDIAN", "HOUSEHOLD_IN_UNIT", "PROPERTY_IN_UNIT")),
    TierRule(2, "户籍在本县", ("GUARDIAN", "HOUSEHOLD_IN_UNIT")),
    TierRule(4, "其他", ("GUARDIAN",)),
)
FACTS = ["GUARDIAN", "HOUSEHOLD_IN_UNIT", "PROPERTY_IN_UNIT", "PERMIT_VALID"]


def test_the_first_tier_whose_facts_hold_is_taken_with_its_clause() -> None:
    assert tier_of(FACTS, RULES) == Tier(1, "户籍和房子都在本县")
    assert tier_of(["HOUSEHOLD_IN_UNIT", "GUARDIAN"], RULES) == Tier(2, "户籍在本县")
    assert tier_of(["GUARDIAN"], RULES) == Tier(4, "其他")


def test_an_undecided_application_has_the_last_tier() -> None:
    assert lowest_tier(RULES) == tier_of([], RULES) == Tier(4, "其他")


@given(st.sets(st.sampled_from(FACTS)), st.sets(st.sampled_from(FACTS)))
def test_more_facts_never_make_it_worse(facts: set[str], more: set[str]) -> None:
    assert tier_of(facts | more, RULES).number <= tier_of(facts, RULES).number
