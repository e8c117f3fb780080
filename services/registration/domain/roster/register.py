"""The register (报名号登记): every number ever issued, with one state (docs/spec/draw.md, section 9)."""

from collections.abc import Iterable, Mapping

from services.registration.domain.application import State
from services.registration.domain.roster.entries import DrawScope, Entry, RegisterState
from services.registration.domain.roster.pid import undecided_order

CONFIRMED = (State.PROVEN, State.DUPLICATE)
"""Proven by a guardian. A duplicate that nobody settled speaks for the child only where the other was taken back."""

UNDECIDED = (State.WAITING, State.WITH_CLERK, State.CLAIM)
"""Undecided without the family's fault; where two of these are for one child, the earlier of this list stays.

Of several in one state, which no clerk settled, the first of a keyed order stays (pid.py): it follows from nothing that
a stranger could try out, neither the time nor the application number.
"""

GIVEN_UP = {
    State.REFUSED: RegisterState.REFUSED,
    State.WITH_FAMILY: RegisterState.REFUSED,
    State.WITHDRAWN: RegisterState.WITHDRAWN,
    State.MERGED: RegisterState.MERGED,
}
"""With the family at the freeze: a clerk sent it back and it did not come again. That is the unit's decision to answer
for, not an act of the family, so it is REFUSED and never WITHDRAWN."""


def register_states(entries: Iterable[Entry], scope: DrawScope, pid_key: bytes) -> dict[str, RegisterState]:
    """Return the state of every application; at most one per child is on the roster (rule 2 of section 2.1)."""
    everyone = tuple(entries)
    holders = _holders(everyone, pid_key)
    return {entry.application_number: _state(entry, holders, scope) for entry in everyone}


def register_csv(states: Mapping[str, RegisterState]) -> bytes:
    """Return register.csv: ascending by number."""
    lines = sorted(f"{number},{state.value}\n".encode() for number, state in states.items())
    return b"app_no,state\n" + b"".join(lines)


def _holders(entries: tuple[Entry, ...], pid_key: bytes) -> dict[str, str]:
    """Return, for every child, the number of the application that speaks for it."""
    rank = {state: place for place, state in enumerate((*CONFIRMED, *UNDECIDED))}

    def place(entry: Entry) -> tuple[int, tuple[bytes, bytes]]:
        return rank[entry.state], undecided_order(pid_key, entry.account, entry.application_number)

    holders: dict[str, str] = {}
    for entry in sorted((entry for entry in entries if entry.state in rank), key=place):
        holders.setdefault(entry.pid, entry.application_number)
    return holders


def _state(entry: Entry, holders: Mapping[str, str], scope: DrawScope) -> RegisterState:
    if entry.state in GIVEN_UP:
        return GIVEN_UP[entry.state]
    if holders[entry.pid] != entry.application_number:
        return RegisterState.MERGED
    if not scope.wanted(entry):
        return RegisterState.PUBLIC
    return RegisterState.IN if entry.state in CONFIRMED else RegisterState.PENDING
