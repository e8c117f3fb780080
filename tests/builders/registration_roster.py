"""Builds applications as the freeze sees them."""

from typing import Any

from hypothesis import strategies as st

from services.registration.actions.freeze_draw import DrawToFreeze
from services.registration.domain.application import State
from services.registration.domain.roster.entries import DrawScope, Entry
from tests.builders.registration import UNIT

P01, P02, G01 = ("P01", "ALL"), ("P02", "ALL"), ("G01", "ALL")
SCOPE = DrawScope(((P01, 2), (P02, 1)))
KEY = bytes(range(32))
A_DRAW = DrawToFreeze(UNIT, "140123-2023-XX-01", "2023", DrawScope(((P01, 2), (P02, 2))))
"""A real draw, no rehearsal."""


def an_entry(number: str = "1001", **changes: Any) -> Entry:
    """Return a proven application of its own family and child."""
    fields: dict[str, Any] = {
        "state": State.PROVEN,
        "account": number.encode(),
        "pid": f"{int(number):016x}",
        "choices": (P01,),
        "together_with": None,
        "facts": ("GUARDIAN",),
        "found_by": "machine",
    }
    return Entry(number, **{**fields, **changes})


lots = st.lists(st.sampled_from([P01, P02, G01]), unique=True, max_size=3).map(tuple)
facts = st.sets(st.sampled_from(["GUARDIAN", "HOUSEHOLD_IN_UNIT"])).map(sorted).map(tuple)


@st.composite
def seasons(draw: st.DrawFn) -> tuple[Entry, ...]:
    """Return a season's applications: any states, some for one child, some of one family, some bound."""
    numbers = draw(st.lists(st.integers(1000, 1040).map(str), unique=True, max_size=12))
    return tuple(
        an_entry(
            number,
            state=draw(st.sampled_from(State)),
            account=draw(st.sampled_from([b"a", b"b", b"c"])),
            pid=draw(st.sampled_from(["1a", "2b", "3c", "4d", "5e", "6f", "70"])),
            choices=draw(lots),
            together_with=draw(st.none() | st.sampled_from(numbers)),
            facts=draw(facts),
            found_by=draw(st.sampled_from(["machine", "clerk", None])),
        )
        for number in numbers
    )
