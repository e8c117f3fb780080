"""Units are kept whole, replaced until the freeze, and read fresh after a change."""

from services.registration.actions.list_units import list_units
from services.registration.actions.load_unit import load_unit
from services.registration.actions.tools import Tools
from services.registration.store.unit_shelf import UnitShelf
from tests.builders.acting import acting_at
from tests.builders.registration import NOW, a_school, a_unit


async def test_a_unit_comes_back_as_it_was_loaded(tools: Tools) -> None:
    await load_unit(tools, a_unit(), acting=acting_at(NOW))
    assert await tools.units.unit("140123") == a_unit()


async def test_schools_keep_the_order_of_the_list_and_are_replaced(tools: Tools) -> None:
    await load_unit(tools, a_unit(), acting=acting_at(NOW))
    changed = a_unit(schools=(a_school("P09"), a_school("A01", kind="public")), name="新名字")
    await load_unit(tools, changed, acting=acting_at(NOW))
    assert await tools.units.unit("140123") == changed


async def test_units_are_listed_by_code(tools: Tools) -> None:
    for code in ("140221", "140123", "140171"):
        await load_unit(tools, a_unit(unit_code=code), acting=acting_at(NOW))
    assert [unit.unit_code for unit in await list_units(tools)] == ["140123", "140171", "140221"]


async def test_a_change_made_here_is_seen_at_once(tools: Tools) -> None:
    shelf = UnitShelf(tools.db, keeps=3600)
    await load_unit(tools, a_unit(), acting=acting_at(NOW))
    assert (await shelf.unit("140123")).name == "娄烦县"
    await load_unit(tools, a_unit(name="新名字"), acting=acting_at(NOW))
    assert (await shelf.unit("140123")).name == "娄烦县"
    shelf.forget("140123")
    assert (await shelf.unit("140123")).name == "新名字"
