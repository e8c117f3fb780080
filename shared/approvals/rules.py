"""Which acts need a second person, who may ask, who may allow, for how long: read from four_eyes.csv."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from enum import Enum
from functools import cache
from importlib.resources import files

from shared.contracts.staff import ROLES, Role


class Act(Enum):
    """What needs two people; the value is stored and stable."""

    OVERRIDE_FINDING = "OVERRIDE_FINDING"
    RAISE_TIER = "RAISE_TIER"
    BULK_EXPORT = "BULK_EXPORT"
    BULK_VIEW = "BULK_VIEW"
    FREEZE_DRAW = "FREEZE_DRAW"
    RELEASE_RESULTS = "RELEASE_RESULTS"
    CHANGE_POLICY = "CHANGE_POLICY"
    HAND_OVER_PID_KEY = "HAND_OVER_PID_KEY"
    DESTROY_PID_KEY = "DESTROY_PID_KEY"

    @property
    def words(self) -> str:
        """What is asked for, as people say it."""
        return four_eyes()[self].words


@dataclass(frozen=True)
class Rule:
    """One line of the table."""

    askers: frozenset[Role]
    approvers: frozenset[Role]
    valid: timedelta
    """From the moment of asking: decided and used within this time, or not at all."""
    approver_outside_unit: bool
    words: str


@cache
def four_eyes() -> Mapping[Act, Rule]:
    """Return the table; a line that names no known role, or an act without a line, is an error at once."""
    text = files("shared.approvals").joinpath("four_eyes.csv").read_text(encoding="utf-8")
    rules = {Act(line["act"]): _rule(line) for line in csv.DictReader(text.splitlines())}
    missing = set(Act) - rules.keys()
    if missing:
        raise ValueError(f"four_eyes.csv has no line for {sorted(act.value for act in missing)}")
    return rules


def _rule(line: Mapping[str, str]) -> Rule:
    return Rule(
        askers=_roles(line["askers"]),
        approvers=_roles(line["approvers"]),
        valid=timedelta(hours=int(line["hours"])),
        approver_outside_unit={"yes": True, "no": False}[line["approver_outside_unit"]],
        words=line["words"],
    )


def _roles(names: str) -> frozenset[Role]:
    known: dict[str, Role] = {role: role for role in ROLES}
    return frozenset(known[name] for name in names.split())
