"""Compares a claim with a record item by item; every verdict says why (ux guide 4.11)."""

from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

from services.verification.domain.differences import describe
from services.verification.domain.normalise import MIDDLE_DOT, address_form, name_form, narrow
from services.verification.domain.variants import common_form


class Verdict(Enum):
    """How one item of the claim and of the record stand to each other."""

    SAME = "same"
    VARIANT = "variant"
    """Two ways of writing the same name: a person confirms it."""
    DIFFERS = "differs"
    ONE_SIDE = "one_side"
    """Only one of the two says anything."""


@dataclass(frozen=True)
class Comparison:
    """One line of the card: the item, both texts as written, the verdict, and the reason in words."""

    item: str
    claimed: str
    registered: str
    verdict: Verdict
    note: str = ""


def compare_names(item: str, claimed: str, registered: str) -> Comparison:
    """Compare two names: spaces, width and the kind of dot never count; a missing dot or a variant is shown."""
    one, other = name_form(claimed), name_form(registered)
    if one == other:
        return Comparison(item, claimed, registered, Verdict.SAME)
    alike = common_form(one.replace(MIDDLE_DOT, "")) == common_form(other.replace(MIDDLE_DOT, ""))
    return Comparison(item, claimed, registered, Verdict.VARIANT if alike else Verdict.DIFFERS, describe(one, other))


def compare_texts(item: str, claimed: str, registered: str) -> Comparison:
    """Compare two short texts; width and spaces never count."""
    return _compare(item, claimed, registered, form=narrow)


def compare_addresses(item: str, claimed: str, registered: str) -> Comparison:
    """Compare two addresses: 号楼, 栋 and 幢 are one word, the register may name the county in front."""
    compared = _compare(item, claimed, registered, form=address_form)
    one, other = address_form(claimed), address_form(registered)
    if compared.verdict is Verdict.DIFFERS and (one.endswith(other) or other.endswith(one)):
        return Comparison(item, claimed, registered, Verdict.SAME, "省略了前面的地名")
    return compared


def _compare(item: str, claimed: str, registered: str, *, form: Callable[[str], str]) -> Comparison:
    one, other = form(claimed), form(registered)
    if not one or not other:
        return Comparison(item, claimed, registered, Verdict.ONE_SIDE, "只有一边有")
    if one == other:
        return Comparison(item, claimed, registered, Verdict.SAME, _why_equal(claimed, registered))
    return Comparison(item, claimed, registered, Verdict.DIFFERS, describe(one, other))


def _why_equal(claimed: str, registered: str) -> str:
    one, other = narrow(claimed), narrow(registered)
    if one == other:
        return ""
    notes = [f"{word} = 幢" for word in ("号楼", "栋", "座") if (word in one) != (word in other)]
    if one[-1] != other[-1] and {one[-1], other[-1]} & {"室", "户"}:
        notes.append(f"省略了“{one[-1] if one[-1] in '室户' else other[-1]}”")
    return "；".join(notes)
