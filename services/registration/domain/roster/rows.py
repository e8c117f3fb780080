"""The rows of roster.csv and the counts of tiers.csv (docs/spec/draw.md, sections 2.1 and 9)."""

from collections import Counter
from collections.abc import Mapping
from typing import NamedTuple

from services.registration.domain.roster.borne import bound_together
from services.registration.domain.roster.entries import ON_ROSTER, DrawScope, Entry, RegisterState
from services.registration.domain.roster.groups import Member
from services.registration.domain.roster.register import CONFIRMED
from services.registration.domain.submission import Lot
from services.registration.domain.tiers import lowest_tier, tier_of
from services.registration.domain.unit import Unit


class Row(NamedTuple):
    """One line of the roster: one choice of one child."""

    entry: Entry
    group: str
    choice: int
    lot: Lot
    tier: int


def roster_rows(
    entries: tuple[Entry, ...], states: Mapping[str, RegisterState], *, scope: DrawScope, unit: Unit
) -> tuple[Row, ...]:
    """Return a row per choice of everybody on the roster, groups bound, in no particular order."""
    listed = tuple(entry for entry in entries if states[entry.application_number] in ON_ROSTER)
    members = members_of(listed, scope=scope, unit=unit)
    bound = bound_together(members, scope=scope, unit=unit)
    return tuple(
        Row(entry, bound.get(entry.application_number, ""), choice, lot, tier)
        for entry, member in zip(listed, members, strict=True)
        for choice, (lot, tier) in enumerate(member.rows, start=1)
    )


def members_of(listed: tuple[Entry, ...], *, scope: DrawScope, unit: Unit) -> tuple[Member, ...]:
    """Return what decides who is bound to whom, for entries on the roster, in their order."""
    return tuple(_member(entry, scope, _tier(entry, unit)) for entry in listed)


def roster_csv(rows: tuple[Row, ...]) -> bytes:
    """Return roster.csv: the rows strictly ascending as byte strings."""
    lines = sorted(
        f"{row.entry.application_number},{row.entry.pid},{row.group},{row.choice},{','.join(row.lot)},{row.tier}\n".encode()
        for row in rows
    )
    return b"app_no,pid,group,choice,school,category,tier\n" + b"".join(lines)


def tiers_csv(rows: tuple[Row, ...], *, scope: DrawScope, unit: Unit) -> bytes:
    """Return tiers.csv: per lot and tier the rows, and how many were proven by a machine and by a clerk.

    Rows of applications that are still undecided were proven by neither.
    """
    counted = Counter((row.lot, row.tier, _proven_by(row.entry)) for row in rows)
    lines = []
    for lot in sorted(scope.lots):
        for rule in unit.tiers:
            machine, clerk = (counted[lot, rule.tier, by] for by in ("machine", "clerk"))
            total = machine + clerk + counted[lot, rule.tier, ""]
            lines.append(f"{','.join(lot)},{rule.tier},{rule.clause},{total},{machine},{clerk}\n".encode())
    return b"school,category,tier,clause,rows,by_machine,by_clerk\n" + b"".join(lines)


def _proven_by(entry: Entry) -> str:
    return entry.found_by or "" if entry.state in CONFIRMED else ""


def _tier(entry: Entry, unit: Unit) -> int:
    decided = entry.state in CONFIRMED
    return (tier_of(entry.facts, unit.tiers) if decided else lowest_tier(unit.tiers)).number


def _member(entry: Entry, scope: DrawScope, tier: int) -> Member:
    rows = tuple((lot, tier) for lot in scope.wanted(entry))
    return Member(entry.application_number, entry.account, entry.together_with, rows)
