"""Tickets 派位号: SHA-256 of seed, scope and key (docs/spec/draw.md, section 4)."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np

from services.lottery.domain.announcement import Announcement
from services.lottery.domain.arrays import Bytes, Integers
from services.lottery.domain.roster.groups import NO_GROUP
from services.lottery.domain.roster.roster import Roster
from services.lottery.domain.rules import TicketScope

WHOLE_DRAW = "*"
"""The scope of a ticket that holds at every school."""


@dataclass(frozen=True, eq=False)
class Tickets:
    """Every ticket once, and which one each row of the roster has."""

    digests: Bytes
    """Shape (tickets, 32)."""
    of_row: Integers

    def hexadecimal(self, row: int) -> str:
        """Return the ticket of a row as 64 lowercase hex digits."""
        digest: bytes = self.digests[self.of_row[row]].tobytes()
        return digest.hex()


def ticket(seed: str, scope: str, key: str) -> str:
    """Return one ticket as 64 hex digits: what a family computes for itself."""
    return hashlib.sha256(f"{seed}:{scope}:{key}".encode()).hexdigest()


def digests(seed: str, scopes: Sequence[str], keys: Sequence[bytes], *, scope_of_key: Iterable[int]) -> Bytes:
    """Return the tickets of the keys, shape (keys, 32); each key names its scope by its place in `scopes`.

    The seed is exactly one block of SHA-256, so the state after it and the scope is computed once a scope.
    """
    after_seed = hashlib.sha256(seed.encode())
    states = []
    for scope in scopes:
        states.append(after_seed.copy())
        states[-1].update(f":{scope}:".encode())
    joined = bytearray()
    for place, key in zip(scope_of_key, keys, strict=False):
        state = states[place].copy()
        state.update(key)
        joined += state.digest()
    return np.frombuffer(joined, dtype=np.uint8).reshape(-1, 32)


def tickets_of(roster: Roster, announcement: Announcement, seed: str) -> Tickets:
    """Return the tickets of a draw: one a child (or group), or one a row where each school has its own."""
    key_of_child = np.where(roster.leader == NO_GROUP, np.arange(len(roster.leader)), roster.leader)
    if announcement.ticket_scope == TicketScope.DRAW:
        every = digests(seed, [WHOLE_DRAW], roster.app_nos, scope_of_key=repeat(0))
        return Tickets(every, key_of_child[roster.child])
    keys = [roster.app_nos[child] for child in key_of_child[roster.child].tolist()]
    schools = [seat.school for seat in announcement.seats]
    every = digests(seed, schools, keys, scope_of_key=roster.lot.tolist())
    return Tickets(every, np.arange(len(keys)))
