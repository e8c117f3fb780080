"""All files that registration gives a draw, made at once from what the freeze saw."""

from dataclasses import dataclass
from types import MappingProxyType

from services.registration.domain.roster.entries import ON_ROSTER, DrawScope, Entry
from services.registration.domain.roster.pid import pid_key_mark
from services.registration.domain.roster.plan import plan_csv
from services.registration.domain.roster.register import register_csv, register_states
from services.registration.domain.roster.rows import roster_csv, roster_rows, tiers_csv
from services.registration.domain.roster.rules_files import calendar_file, policy_file
from services.registration.domain.unit import Unit


@dataclass(frozen=True)
class FrozenFiles:
    """The files by name (shared/contracts/reads.py, DRAW_FILES) and how many children are on the roster."""

    files: MappingProxyType[str, bytes]
    children: int


def draw_files(entries: tuple[Entry, ...], *, unit: Unit, scope: DrawScope, pid_key: bytes) -> FrozenFiles:
    """Return the files of a draw; the same entries give the same bytes, in whatever order they come."""
    states = register_states(entries, scope, pid_key)
    rows = roster_rows(entries, states, scope=scope, unit=unit)
    files = {
        "roster.csv": roster_csv(rows),
        "plan.csv": plan_csv(scope, unit),
        "tiers.csv": tiers_csv(rows, scope=scope, unit=unit),
        "register.csv": register_csv(states),
        "policy": policy_file(unit),
        "calendar": calendar_file(unit),
        "pid_key": pid_key_mark(pid_key, unit_code=unit.unit_code, season=unit.season),
    }
    return FrozenFiles(MappingProxyType(files), sum(state in ON_ROSTER for state in states.values()))
