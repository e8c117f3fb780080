"""Who is drawn together (多胞胎绑定): groups of one account's applications that agree (section 2.1, rule 4)."""

from collections import defaultdict
from collections.abc import Mapping
from typing import NamedTuple

from services.registration.domain.submission import Lot
from services.registration.domain.unit import GroupBoundary


class Member(NamedTuple):
    """An application on the roster that may belong to a group."""

    number: str
    account: bytes
    together_with: str | None
    rows: tuple[tuple[Lot, int], ...]
    """Its lots in order with their tiers."""


def groups(members: tuple[Member, ...], boundary: GroupBoundary) -> dict[str, str]:
    """Return application number → group (the smallest number in it); a child who is alone is not in it.

    Linked are those of one account whose `together_with` names each other, directly or by a third. With `admit` and
    `skip` only those are bound that list the same lots in the same order with the same tiers: a twin whose choices or
    tier differ at the freeze is drawn alone, and so is its sibling, as if the family had not asked.
    """
    linked = _linked(members)
    families: dict[tuple[str, object], list[str]] = defaultdict(list)
    for member in members:
        families[linked[member.number], None if boundary == "split" else member.rows].append(member.number)
    bound = [sorted(numbers) for numbers in families.values() if len(numbers) > 1]
    return {number: numbers[0] for numbers in bound for number in numbers}


def unlike(members: tuple[Member, ...], boundary: GroupBoundary) -> tuple[tuple[str, ...], ...]:
    """Return the families, each ascending, who asked to be drawn together and are not all: choices or tiers differ."""
    bound = groups(members, boundary)
    families: dict[str, list[str]] = defaultdict(list)
    for number, leader in sorted(_linked(members).items()):
        families[leader].append(number)
    asked = (tuple(numbers) for numbers in families.values() if len(numbers) > 1)
    return tuple(numbers for numbers in asked if len({bound.get(number, number) for number in numbers}) > 1)


def _linked(members: tuple[Member, ...]) -> dict[str, str]:
    """Return application number → one number that stands for all it is linked with."""
    by_number = {member.number: member for member in members}
    leader = {number: number for number in by_number}
    for member in sorted(members):
        other = by_number.get(member.together_with or "")
        if other is not None and other.account == member.account:
            _join(leader, member.number, other.number)
    return {number: _lead(leader, number) for number in leader}


def _lead(leader: Mapping[str, str], number: str) -> str:
    while leader[number] != number:
        number = leader[number]
    return number


def _join(leader: dict[str, str], one: str, other: str) -> None:
    first, second = sorted((_lead(leader, one), _lead(leader, other)))
    leader[second] = first
