"""What one typist sees of a source: what two people agreed on, what he typed himself, never what the other typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from services.lottery.store.called import Called

AGREED, MINE, DIFFERS, OPEN = "agreed", "mine", "differs", "open"


@dataclass(frozen=True)
class PlaceView:
    """One place; `state`: agreed, mine (typed by this member, the other is missing), differs, or open."""

    number: int
    state: str
    value: str = ""
    """Only where two people agreed."""
    again: bool = False
    """Whether two people typed different things here before."""


def place_view(number: int, called: Mapping[int, Called], typist: UUID) -> PlaceView:
    """Return a place as this typist may see it."""
    one = called.get(number)
    if one is None:
        return PlaceView(number, OPEN)
    if one.value is not None:
        return PlaceView(number, AGREED, one.value, one.attempt > 1)
    if one.differs:
        return PlaceView(number, DIFFERS, "", True)
    return PlaceView(number, MINE if typist in one.typists else OPEN, "", one.attempt > 1)


def next_of(places: list[PlaceView]) -> PlaceView | None:
    """Return the place that this typist types now: the first that is not agreed and not waiting for the other."""
    return next((place for place in places if place.state in {OPEN, DIFFERS}), None)
