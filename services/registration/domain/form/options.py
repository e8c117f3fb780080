"""Which codes an item offers, with the words people read; a label is understood as well as a code."""

from dataclasses import dataclass
from functools import cache

from services.registration.domain.form.documents import offered_types
from services.registration.domain.form.items import FormItem
from shared.codes.tables import code_table


@dataclass(frozen=True)
class Option:
    """One answer to choose: the code that is kept and the word that is read."""

    code: str
    label: str


GENDERS = (Option("1", "男"), Option("2", "女"))
"""The two that the template of the roll offers (GB/T 2261.1 has four)."""


@cache
def options(item: FormItem) -> tuple[Option, ...]:
    """Return the codes an item offers, in the order of the page; () where it is not a choice."""
    if item.code_table is None:
        return ()
    if item.code_table == "gender":
        return GENDERS
    if item.code_table == "id_type":
        return tuple(Option(code, label) for code, label in offered_types(child=item.guardian is None))
    return tuple(Option(code, label) for code, label in code_table(item.code_table).labels.items())


@cache
def _codes(item: FormItem) -> dict[str, str]:
    offered = options(item)
    known = {option.label: option.code for option in offered} | {option.code: option.code for option in offered}
    if item.code_table == "gender":
        known |= {label: code for code, label in code_table("gender").labels.items() if code in known}
    return known


def code_of(item: FormItem, typed: str) -> str | None:
    """Return the code for a typed code or label, or None where the item does not offer it."""
    return _codes(item).get(typed)


def label_of(item: FormItem, code: str) -> str:
    """Return the word for a code, or what was given where it is not a choice."""
    return next((option.label for option in options(item) if option.code == code), code)
