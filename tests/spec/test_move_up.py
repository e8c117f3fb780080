"""The queue of section 8 on a draw made by hand: the tiers alone decide every order, so no seed matters."""

from collections.abc import Callable

import pytest

from tests.spec.bundles import STRIKES_HEADER, Files, both, put
from tests.spec.programs import compute, replayed
from tests.spec.refusals_of_rows import roster, text

SEATS = {"A": 2, "B": 1, "C": 2, "U": 0, "V": 0, "W": 0, "Y": 0, "Z": 2}
RULES = both(
    put("seats", [[school, "ALL", capacity, ""] for school, capacity in SEATS.items()]),
    put("group_boundary", "skip"),
    put("waitlist", "all"),
)
# app_no, group, then school and tier of each choice. Z1 and Z2 hold Z, the pair G1 holds A, 1 holds B, 2 and X hold C.
CHILDREN = (
    ("Z1", "", "Z0"),
    ("Z2", "", "Z0"),
    ("G1", "G1", "Z1 A0"),
    ("G2", "G1", "Z1 A0"),
    ("1", "", "Y1 A1 B0"),
    ("2", "", "Y1 A2 C0"),
    ("X", "", "Y1 W1 B1 C0"),
    ("H1", "H1", "Y1 W1 V1 U1 C0"),
    ("H2", "H1", "Y1 W1 V1 U1 C0"),
    ("S", "", "Y1 W1 V1 U1 C1"),
)


def chain(*struck: str) -> Files:
    """The draw above after these strikes."""
    rows = [
        f"{app_no},{app_no.lower()},{group},{number},{choice[0]},ALL,{choice[1]}"
        for app_no, group, choices in CHILDREN
        for number, choice in enumerate(choices.split(), start=1)
    ]
    lines = text(*(f"{number},{app_no},DECLINED" for number, app_no in enumerate(struck, start=1)))
    return roster(text(*sorted(rows)), RULES) | {"strikes.csv": (STRIKES_HEADER + lines).encode()}


def places(results: bytes) -> dict[str, str]:
    """The school where each placed child is, with + when it moved up."""
    rows = [line.split(",") for line in results.decode().splitlines()[1:]]
    return {row[3]: row[0] + "+" * (row[8] == "MOVEUP") for row in rows if row[8] in ("ADMIT", "MOVEUP")}


@pytest.mark.parametrize("program", [compute, replayed])
def test_a_pair_waits_until_two_seats_are_free(program: Callable[[Files], bytes]) -> None:
    start = {"Z1": "Z", "Z2": "Z", "G1": "A", "G2": "A", "1": "B", "2": "C", "X": "C"}
    assert places(program(chain())) == start
    assert places(program(chain("Z1"))) == {name: school for name, school in start.items() if name != "Z1"}


@pytest.mark.parametrize("program", [compute, replayed])
def test_a_lot_is_filled_up_and_lots_are_looked_at_in_the_order_they_were_freed(
    program: Callable[[Files], bytes],
) -> None:
    # Z frees A for 1 and 2, they free B, then C; X moves from C to B first, so that the pair H1 finds two seats in C.
    moved = {"G1": "Z+", "G2": "Z+", "1": "A+", "2": "A+", "X": "B+", "H1": "C+", "H2": "C+"}
    assert places(program(chain("Z1", "Z2"))) == moved


@pytest.mark.parametrize("program", [compute, replayed])
def test_a_shrunk_pair_fits_at_once(program: Callable[[Files], bytes]) -> None:
    after = places(program(chain("Z1", "G2")))
    assert (after["G1"], after["1"], after["2"], after["X"]) == ("Z+", "A+", "A+", "B+")
