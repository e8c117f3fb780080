"""One check of a receipt: what was looked at, how it came out, and the sentence for people."""

from dataclasses import dataclass
from typing import Literal

Outcome = Literal["ok", "bad", "left_out"]


@dataclass(frozen=True)
class Checked:
    """`left_out` is neither good nor bad: there was nothing at hand to check it with."""

    name: str
    outcome: Outcome
    sentence: str


def fine(name: str, sentence: str) -> Checked:
    """Return a check that holds."""
    return Checked(name, "ok", sentence)


def bad(name: str, sentence: str) -> Checked:
    """Return a check that contradicts the receipt."""
    return Checked(name, "bad", sentence)


def left_out(name: str, sentence: str) -> Checked:
    """Return a check that was not made."""
    return Checked(name, "left_out", sentence)
