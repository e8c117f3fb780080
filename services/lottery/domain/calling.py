"""How a value is called: place by place, each typed by two people before it counts (docs/spec/draw.md, 5.1, step 4)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from services.lottery.domain import calling_refusals as refusals
from services.lottery.domain.encoding import matches
from services.lottery.domain.errors import Refused
from services.lottery.domain.sources.announced import MISSING, Source, check_value
from services.lottery.domain.sources.reveal import NONCE, UNOPENED, commitment, entries

WHOLE = 0
"""The place of a value that is called all at once."""


@dataclass(frozen=True)
class Entry:
    """What one person (a staff id) typed for one place of a source; `proof` is a signature, or medium and time."""

    place: int
    attempt: int
    typist: str
    value: str
    proof: str
    at: datetime


class Turn(Enum):
    """What somebody's typing is to a place."""

    FIRST = "first"
    AGREES = "agrees"
    DIFFERS = "differs"
    REPEATED = "repeated"


@dataclass(frozen=True)
class Judged:
    """Which attempt somebody types in, and what it comes to."""

    attempt: int
    turn: Turn

    @property
    def seat(self) -> int:
        """Whether this is the first or the second person of the attempt."""
        return 1 if self.turn is Turn.FIRST else 2


def places_of(source: Source) -> range:
    """Return the places of a source: 0 alone, or 1 to the number of digits or envelopes."""
    if source.kind == "digits":
        return range(1, int(source.detail) + 1)
    if source.kind == "reveal":
        return range(1, len(entries(source.detail)) + 1)
    return range(WHOLE, WHOLE + 1)


def check_piece(source: Source, place: int, value: str, draw_id: str) -> None:
    """Refuse what cannot be the value at this place: with a code of section 11, or SOURCE_PLACE."""
    if place not in places_of(source):
        raise refusals.PlaceUnknown(source.name, place)
    if source.kind == "digits":
        if not (len(value) == 1 and value in "0123456789"):
            raise Refused("VALUE", f"{source.name} 一次填一个数字，0 到 9")
    elif source.kind == "reveal":
        _check_envelope(source, place, value, draw_id)
    elif value == MISSING:
        raise Refused("VALUE", f"{source.name} 没有公布就不要填，到点程序按“-”算")
    else:
        check_value(source, value, draw_id)


def _check_envelope(source: Source, place: int, nonce: str, draw_id: str) -> None:
    label, promised = entries(source.detail)[place - 1]
    if nonce == UNOPENED:
        return
    if not matches(NONCE, nonce):
        raise Refused("VALUE", f"{label} 的信封里应当是 32 到 128 个十六进制字（0–9、a–f）")
    if commitment(draw_id, label, nonce) != promised:
        raise Refused("REVEAL", f"{label} 的信封和事先交的承诺对不上")


def judge_typing(newest: Sequence[Entry], typist: str, value: str) -> Judged:
    """Return what it is when somebody types this after the `newest` attempt of a place (0, 1 or 2 entries).

    Raises `ValueStands` where two people agreed before, `TypedAlready` where this person typed something else.
    """
    if not newest:
        return Judged(1, Turn.FIRST)
    attempt = newest[0].attempt
    own = next((entry for entry in newest if entry.typist == typist), None)
    if own is not None and own.value == value and not _differ(newest):
        return Judged(attempt, Turn.REPEATED)
    if len(newest) > 1:
        if _differ(newest):
            return Judged(attempt + 1, Turn.FIRST)
        raise refusals.ValueStands
    if own is not None:
        raise refusals.TypedAlready
    return Judged(attempt, Turn.AGREES if newest[0].value == value else Turn.DIFFERS)


def _differ(entries_of_attempt: Sequence[Entry]) -> bool:
    return len({entry.value for entry in entries_of_attempt}) > 1


def newest_of(all_entries: Sequence[Entry], place: int) -> tuple[Entry, ...]:
    """Return the entries of the newest attempt at one place."""
    here = [entry for entry in all_entries if entry.place == place]
    last = max((entry.attempt for entry in here), default=0)
    return tuple(entry for entry in here if entry.attempt == last)


def require_in_order(source: Source, all_entries: Sequence[Entry], typist: str, place: int) -> None:
    """Refuse a throw whose predecessor this person has not typed, unless two others agreed on it."""
    if source.kind != "digits" or place == places_of(source)[0]:
        return
    before = newest_of(all_entries, place - 1)
    if called_value(before) is None and (_differ(before) or typist not in {entry.typist for entry in before}):
        raise refusals.PlaceOutOfOrder(place - 1)


def called_value(newest: Sequence[Entry]) -> str | None:
    """Return what counts at a place, or None.

    Two people typed the same; a beacon's value is proven by its signature and needs no second one.
    """
    if newest and is_signature(newest[0].proof):
        return newest[0].value
    return newest[0].value if len(newest) > 1 and not _differ(newest) else None


def is_signature(proof: str) -> bool:
    """Say whether a proof has the form of a beacon's signature (it was verified before it was kept)."""
    return len(proof) == 96 and all(letter in "0123456789abcdef" for letter in proof)


def whole_value(source: Source, counted: Mapping[int, str], *, over: bool = False) -> str | None:
    """Return the value of a source from what counts at its places, or None while something is missing.

    Once the time of an optional source is `over` it always has one (5.5): `-` where it did not come, and of
    envelopes those that were opened.
    """
    if source.kind == "reveal":
        return _envelopes(source, counted, over=over)
    places = places_of(source)
    if all(place in counted for place in places):
        return "".join(counted[place] for place in places)
    return MISSING if over else None


def _envelopes(source: Source, counted: Mapping[int, str], *, over: bool) -> str | None:
    labels = [label for label, _ in entries(source.detail)]
    if not over and len(counted) < len(labels):
        return None
    opened = [counted.get(place, UNOPENED) for place in places_of(source)]
    if over and all(nonce == UNOPENED for nonce in opened):
        return MISSING
    return ";".join(f"{label}:{nonce}" for label, nonce in zip(labels, opened, strict=True))
