"""Who else wants a school today, and the exact chances that follow where the unit's rules have exact ones."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from services.registration.domain.chance import MOST_CHILDREN, Field, chance, chance_apart, in_words, percent
from services.registration.domain.submission import Lot
from services.registration.domain.unit import School, Unit
from shared.web.grouping import thousands

EVERYBODY = "照今天的人数都录取，不用派位"
Applicants = Mapping[Lot, int]


@dataclass(frozen=True)
class Crowd:
    """Applicants and bound pairs of each lot so far; `exact` where the unit's rules have exact chances."""

    applicants: Applicants
    pairs: Mapping[Lot, int | None] = field(default_factory=dict)
    exact: bool = False

    def figures(self, school: School) -> tuple[str, ...]:
        """Return the lines under a school's name for a child that would come on top of those counted."""
        count = self.applicants.get(school.lot, 0)
        counts = f"招 {thousands(school.seats)}，已报 {thousands(count)}"
        if count < school.seats:
            return counts, EVERYBODY
        others = self.others(school)
        if others is None:
            return (counts,)
        share = chance(others)
        return f"{counts}，机会 {percent(share)}", in_words(share)

    def others(self, school: School, *, own: int = 0) -> Field | None:
        """Return the draw without `own` children of this family, or None where no exact figure is true."""
        pairs, count = self.pairs.get(school.lot, 0), self.applicants.get(school.lot, 0) - own
        if not self.exact or pairs is None or count - 2 * pairs < 0 or count > MOST_CHILDREN:
            return None
        return Field(count - 2 * pairs, pairs, school.seats)


def has_exact_chances(unit: Unit) -> bool:
    """Say whether a single percent can be true in this unit (ux guide, section 4.9)."""
    return unit.max_choices == 1 and len(unit.tiers) == 1 and unit.draw.group_boundary == "admit"


@dataclass(frozen=True)
class TwinChances:
    """The table of the question about twins at one school: rows of (what, together, apart), and its picture."""

    school: str
    rows: tuple[tuple[str, str, str], ...]
    words: str
    shares: tuple[float, float, float, float]
    """Together both; apart both, one, none."""


def twin_chances(school: School, name: str, crowd: Crowd) -> TwinChances | None:
    """Return the chances of two siblings, one of whom is counted already; None where none are exact."""
    others = crowd.others(school, own=1)
    if others is None or others.children + 2 <= school.seats:
        return None
    both, apart = chance(others), chance_apart(others)
    rows = (
        ("两个都录取", percent(both), percent(apart.both)),
        ("只录取一个", "0", percent(apart.one)),
        ("都没有录取", percent(1 - both), percent(apart.none)),
    )
    words = "；".join(
        (
            f"一起派位：都录取 {percent(both)}，都没有 {percent(1 - both)}",
            f"分开派位：都录取 {percent(apart.both)}，只录取一个 {percent(apart.one)}，都没有 {percent(apart.none)}",
        )
    )
    return TwinChances(name, rows, words, (both, apart.both, apart.one, apart.none))
