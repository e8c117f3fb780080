"""Which bound groups the approved places can bear where groups are admitted whole (docs/spec/draw.md, section 6.5)."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from services.registration.domain.roster.entries import DrawScope
from services.registration.domain.roster.groups import Member, groups
from services.registration.domain.submission import Lot
from services.registration.domain.unit import Unit


class Group(NamedTuple):
    """Applications that are bound, ascending, and the lots that all of them list."""

    numbers: tuple[str, ...]
    lots: tuple[Lot, ...]

    def wants(self, schools: Iterable[str]) -> bool:
        """Whether it lists any of these schools."""
        return any(school in schools for school, _ in self.lots)


def bound_together(members: tuple[Member, ...], *, scope: DrawScope, unit: Unit) -> dict[str, str]:
    """Return application number → group (the smallest number in it) of everybody who is drawn with others."""
    apart = {number for numbers in too_large(members, scope=scope, unit=unit) for number in numbers}
    bound = groups(members, unit.draw.group_boundary)
    return {number: group for number, group in bound.items() if number not in apart}


def too_large(members: tuple[Member, ...], *, scope: DrawScope, unit: Unit) -> tuple[tuple[str, ...], ...]:
    """Return the groups, each ascending, that the approved places cannot bear: their children are drawn apart.

    First those that are too large for a school by themselves; then, where several kinds of seats share the places of a
    school, the largest of those that together are, all of one size alike. A group is bound at all its lots or at none,
    and whom this leaves bound does not depend on any number or time. Schools whose plan is not known bear every group.
    """
    if unit.draw.group_boundary != "admit":
        return ()
    spare, asked = _spare(scope, unit), _asked(members, unit)
    kept = [group for group in asked if not _short([group], spare)]
    while short := _short(kept, spare):
        largest = max(len(group.numbers) for group in kept if group.wants(short))
        kept = [group for group in kept if len(group.numbers) < largest or not group.wants(short)]
    return tuple(sorted(group.numbers for group in asked if group not in kept))


def _asked(members: tuple[Member, ...], unit: Unit) -> list[Group]:
    bound = groups(members, unit.draw.group_boundary)
    together: dict[str, list[str]] = defaultdict(list)
    for number, group in sorted(bound.items()):
        together[group].append(number)
    lots = {member.number: tuple(lot for lot, _ in member.rows) for member in members if member.number in together}
    return [Group(tuple(numbers), lots[group]) for group, numbers in together.items()]


def _spare(scope: DrawScope, unit: Unit) -> dict[str, int]:
    """Return the approved places of each school above the seats of this draw."""
    seats: Counter[str] = Counter()
    for (school, _), capacity in scope.seats:
        seats[school] += capacity
    return {plan.school: max(plan.plan - plan.direct - seats[plan.school], 0) for plan in unit.plans}


def _short(kept: Iterable[Group], spare: Mapping[str, int]) -> frozenset[str]:
    """Return the schools where the last places of all lots, each taken by its largest group, are more than approved."""
    above: dict[Lot, int] = defaultdict(int)
    for group in kept:
        for lot in group.lots:
            above[lot] = max(above[lot], len(group.numbers) - 1)
    needed: Counter[str] = Counter()
    for (school, _), more in above.items():
        needed[school] += more
    return frozenset(school for school, more in needed.items() if more > spare.get(school, more))
