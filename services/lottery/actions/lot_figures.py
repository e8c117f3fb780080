"""The figures of a draw that never change once they are there: counted once for everybody who looks at its pages.

The rows of a frozen roster are written once (a trigger of the database), and counting reads all of them, while
thousands reload their page at the same moment.
"""

from collections import OrderedDict
from collections.abc import Awaitable, Callable
from typing import TypeVar
from weakref import WeakKeyDictionary

from services.lottery.store.records import DrawKey, DrawRecord
from services.lottery.store.rosters import Demand, children_and_choices, demand_of
from shared.database.sessions import ReadSession

Figures = TypeVar("Figures")
AT_HAND = 60
"""Figures of the draws that were asked for last; a few hundred lots each at most."""
_known: WeakKeyDictionary[object, OrderedDict[tuple[str, DrawKey], object]] = WeakKeyDictionary()
"""By database."""


async def demand_for(session: ReadSession, record: DrawRecord) -> tuple[Demand, ...]:
    """Return the demand for every lot; nothing before the freeze."""
    if record.frozen_at is None:
        return ()
    return await _once(session, "demand", record.key, lambda: demand_of(session, record.key))


async def children_of(session: ReadSession, record: DrawRecord) -> tuple[int, int]:
    """Return how many children are on the roster, and the most choices of one (0, 0 before the freeze)."""
    if record.frozen_at is None:
        return 0, 0
    return await _once(session, "children", record.key, lambda: children_and_choices(session, record.key))


async def _once(session: ReadSession, what: str, key: DrawKey, count: Callable[[], Awaitable[Figures]]) -> Figures:
    at_hand = _known.setdefault(session.get_bind(), OrderedDict())
    found = at_hand.get((what, key))
    if found is None:
        found = at_hand[what, key] = await count()
    at_hand.move_to_end((what, key))
    while len(at_hand) > AT_HAND:
        at_hand.popitem(last=False)
    return found  # type: ignore[return-value]  # under this name only this kind of figure is kept
