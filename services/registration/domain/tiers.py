"""Which tier (优先级) an application has: the first whose facts are all proven (docs/spec/draw.md, section 6.7)."""

from collections.abc import Iterable
from dataclasses import dataclass

from services.registration.domain.unit import TierRule


@dataclass(frozen=True)
class Tier:
    """A tier with the clause of the published rule that gives it."""

    number: int
    clause: str


def tier_of(facts: Iterable[str], tiers: tuple[TierRule, ...]) -> Tier:
    """Return the first tier all of whose facts are proven; the last one where none is (it asks for the least)."""
    proven = frozenset(facts)
    rule = next((rule for rule in tiers if proven.issuperset(rule.facts)), tiers[-1])
    return Tier(rule.tier, rule.clause)


def lowest_tier(tiers: tuple[TierRule, ...]) -> Tier:
    """Return the tier of an application that is still undecided at the freeze."""
    return Tier(tiers[-1].tier, tiers[-1].clause)
