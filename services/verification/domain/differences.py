"""Says in words how two texts differ, and marks where (ux guide 4.11): 末两位 17、71 写反了."""

from dataclasses import dataclass
from difflib import SequenceMatcher

from services.verification.domain.variants import are_variants


@dataclass(frozen=True)
class Piece:
    """A part of a text; `marked` where the other text is different."""

    text: str
    marked: bool


Pieces = tuple[Piece, ...]


def mark(one: str, other: str) -> tuple[Pieces, Pieces]:
    """Return both texts cut into pieces; the unmarked pieces of both are the same text."""
    steps = SequenceMatcher(None, one, other, autojunk=False).get_opcodes()
    left = tuple(Piece(one[a:b], tag != "equal") for tag, a, b, _, _ in steps if b > a)
    right = tuple(Piece(other[c:d], tag != "equal") for tag, _, _, c, d in steps if d > c)
    return left, right


def describe(claimed: str, registered: str) -> str:
    """Return the difference of two texts in words, or an empty text when they are equal."""
    if claimed == registered:
        return ""
    if len(claimed) == len(registered):
        return _same_length(claimed, registered)
    return _one_longer(claimed, registered)


def _same_length(claimed: str, registered: str) -> str:
    places = [place for place, (one, other) in enumerate(zip(claimed, registered, strict=True)) if one != other]
    first, last = places[0], places[-1]
    one, other = claimed[first : last + 1], registered[first : last + 1]
    unit = "位" if (one + other).isdigit() else "个字"
    if len(places) == 2 and last == first + 1 and one == other[::-1]:
        where = "末两" + unit if last == len(claimed) - 1 else f"第 {first + 1}、{last + 1} {unit}"
        return f"{where} {one}、{other} 写反了"
    if len(places) == 1:
        note = "，是同一个字的两种写法" if are_variants(one, other) else ""
        return f"第 {first + 1} {unit}不同：{one}、{other}{note}"
    return f"有 {len(places)} {unit}不同"


def _one_longer(claimed: str, registered: str) -> str:
    steps = SequenceMatcher(None, claimed, registered, autojunk=False).get_opcodes()
    changes = [step for step in steps if step[0] != "equal"]
    if len(changes) != 1 or changes[0][0] == "replace":
        return "写法不一样"
    tag, a, b, c, d = changes[0]
    return f"登记里少“{claimed[a:b]}”" if tag == "delete" else f"登记里多“{registered[c:d]}”"
