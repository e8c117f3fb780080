"""How large the largest bound group at a lot is: two children, three of a chain, and no others."""

from services.registration.actions.tools import Tools, Visit
from services.registration.store.largest_groups import read_largest_groups
from tests.builders.registration import UNIT
from tests.registration.actions.family import found, submitted

P01, P02 = ("P01", "ALL"), ("P02", "ALL")


async def largest(tools: Tools, season: str = "2023") -> dict[tuple[str, str], int]:
    async with tools.db.reading(UNIT) as session:
        return await read_largest_groups(session, UNIT, season)


async def test_single_children_are_no_group(tools: Tools, visit: Visit) -> None:
    await submitted(tools, visit, 0)
    assert await largest(tools) == {}


async def test_the_largest_group_of_each_lot_counts(tools: Tools, visit: Visit) -> None:
    first = await submitted(tools, visit, 0, "P01", "P02")
    second = await submitted(tools, visit, 1, "P01", "P02", together_with=first)
    assert await largest(tools) == {P01: 2, P02: 2}
    await submitted(tools, visit, 2, "P01", "P02", together_with=second)
    assert await largest(tools) == {P01: 3, P02: 3}
    assert await largest(tools, "2024") == {}


async def test_whoever_was_refused_is_in_no_group(tools: Tools, visit: Visit) -> None:
    first = await submitted(tools, visit, 0)
    second = await submitted(tools, visit, 1, together_with=first)
    await found(tools, second, "refused")
    assert await largest(tools) == {}
