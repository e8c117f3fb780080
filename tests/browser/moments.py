"""Moments of a ceremony between two steps: rows being read, digits being thrown, two people who typed differently."""

from collections.abc import Awaitable, Callable

from tests.builders.ceremonies import OFFICER, RELEASER, Ceremony
from tests.builders.draws import DICE, DRAW_ID, THROWN_AT

Moment = Callable[[Ceremony], Awaitable[None]]
HALL = "2023-09-15T15:18:00+08:00"
"""The clock while digits are thrown."""
EVENING = "2023-09-15T16:00:00+08:00"
LATE = "2023-09-15T19:30:00+08:00"


def rows_read(count: int) -> Moment:
    """So many rows of the fingerprint were read and the same."""

    async def read(ceremony: Ceremony) -> None:
        for row in range(1, count + 1):
            await _sent(ceremony, "/reading", {"row": row, "agreed": True, "at": THROWN_AT})

    return read


def thrown(count: int, *, half: bool = False, differs: bool = False) -> Moment:
    """All rows are read and so many digits confirmed; one more typed by one person, or differently by two."""

    async def throw(ceremony: Ceremony) -> None:
        await rows_read(4)(ceremony)
        for place in range(1, count + 1):
            await next_digit(ceremony, place)
        if half or differs:
            await ceremony.type("dice", count + 1, DICE[count], who=OFFICER)
        if differs:
            await ceremony.type("dice", count + 1, str((int(DICE[count]) + 1) % 10), who=RELEASER)

    return throw


async def next_digit(ceremony: Ceremony, place: int) -> None:
    """Two people type the digit of a place."""
    for who in (OFFICER, RELEASER):
        await ceremony.type("dice", place, DICE[place - 1], who=who)


async def _sent(ceremony: Ceremony, path: str, body: dict[str, object]) -> None:
    status, said = await ceremony.post(f"/{DRAW_ID}{path}", body)
    assert status == 200, said
