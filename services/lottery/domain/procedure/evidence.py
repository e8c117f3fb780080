"""What a verdict can be read from, and what one line of it can say: docs/spec/draw.md, section 10."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from services.lottery.domain.announcement import Announcement
from services.lottery.domain.roster.roster import Roster
from services.lottery.domain.seed import Values


class State(StrEnum):
    """What the files say about one line."""

    SHOWN = "shown"
    CONTRADICTED = "contradicted"
    NOT_SHOWN = "not_shown"


class Finding(NamedTuple):
    """A state and the sentence that says why, for people."""

    state: State
    sentence: str


class Line(NamedTuple):
    """One line of a verdict: a stable name for programs, the statement for people, and what was found."""

    name: str
    statement: str
    state: State
    sentence: str


@dataclass(frozen=True, eq=False)
class Brought:
    """What the person who verifies has from elsewhere: nothing in a bundle can vouch for the bundle."""

    fingerprint: str | None = None
    """What was printed and read out, 64 hex digits, as typed from paper."""
    key: str | None = None
    """The unit's key as a vkey line, from its notice or the notarial record."""
    authorities: tuple[bytes, ...] = ()
    """Root certificates of time-stamping authorities, DER."""
    others: tuple[Mapping[str, bytes], ...] = ()
    """The files of other bundles by name: the unit's other draws, and earlier states of this one."""


NOTHING = Brought()


@dataclass(frozen=True, eq=False)
class Evidence:
    """The files of a bundle by name, and what of them was accepted (section 11)."""

    files: Mapping[str, bytes]
    announcement: Announcement
    draw_sha256: str
    values: Values | None
    """None if seed.json was refused."""
    roster: Roster | None
    """None if roster.csv was refused."""
    brought: Brought = NOTHING


def shown(sentence: str) -> Finding:
    """The files show it."""
    return Finding(State.SHOWN, sentence)


def contradicted(sentence: str) -> Finding:
    """The files show the opposite."""
    return Finding(State.CONTRADICTED, sentence)


def not_shown(sentence: str) -> Finding:
    """The files do not say."""
    return Finding(State.NOT_SHOWN, sentence)
