"""Reads results.csv a second way for the selfcheck: line by line into plain tables, without what the pages use."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from services.lottery.actions.read_number import Outcome
from services.lottery.store.placements import LotResult, Placement

Lot = tuple[str, str]


@dataclass(frozen=True)
class FiledLines:
    """Every line of a results.csv: by number, and of bound groups by lot."""

    by_number: Mapping[str, list[Placement]]
    families: Mapping[tuple[str, str, str], list[Placement]]
    """By lot and group."""
    cut_of: Mapping[Lot, Placement]
    """The last admitted line of each lot that has one."""

    def outcomes_of(self, app_no: str) -> tuple[Outcome, ...]:
        """Return what the file says of every choice of this number, in their order."""
        return tuple(self._outcome(one) for one in sorted(self.by_number[app_no], key=lambda one: one.choice))

    def _outcome(self, own: Placement) -> Outcome:
        lot = (own.school, own.category)
        family = self.families.get((*lot, own.bound), [own])
        figures = LotResult(*lot, 0, 0, 0, 0, 0, None, None)
        return Outcome(own, figures, self.cut_of.get(lot), tuple(family))


def read_lines(content: bytes) -> FiledLines:
    """Return the lines of a results.csv."""
    by_number: dict[str, list[Placement]] = defaultdict(list)
    families: dict[tuple[str, str, str], list[Placement]] = defaultdict(list)
    cut_of: dict[Lot, Placement] = {}
    for number, text in enumerate(content.decode("ascii").splitlines()[1:], start=1):
        school, category, pos, app_no, bound, choice, tier, ticket, status, wait = text.split(",")
        lot = (school, category)
        where = (school, category, number, int(pos), app_no, bound)
        line = Placement(*where, int(choice), int(tier), ticket, status, int(wait) if wait else None)
        by_number[app_no].append(line)
        if bound:
            families[school, category, bound].append(line)
        if status in {"ADMIT", "MOVEUP"}:
            cut_of[lot] = line
    return FiledLines(by_number, families, cut_of)
