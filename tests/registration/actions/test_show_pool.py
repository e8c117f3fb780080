"""After the freeze a family sees its own row of the roster, or why there is none."""

import pytest

from services.registration.actions.freeze_draw import DrawToFreeze, freeze_draw
from services.registration.actions.read_draw_file import read_draw_file
from services.registration.actions.show_pool import show_pool
from services.registration.actions.tools import Tools, Visit
from services.registration.actions.withdraw_application import withdraw_application
from services.registration.domain.errors import ApplicationNotFound
from services.registration.domain.receipts.trace import MISSING
from services.registration.domain.roster.entries import DrawScope
from services.registration.domain.unit import Unit
from tests.builders.registration import UNIT
from tests.registration.actions.family import found, submitted
from tests.registration.conftest import NewVisit, Superuser

SCOPE = DrawScope(((("P01", "ALL"), 2), (("P02", "ALL"), 2)))


async def freeze(tools: Tools, visit: Visit, unit: Unit) -> None:
    await freeze_draw(tools, DrawToFreeze(UNIT, "DEMO-1", unit.season, SCOPE), acting=visit.acting)


async def test_before_the_freeze_there_is_nothing_to_show(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    assert await show_pool(tools, visit, number) == ()


async def test_a_proven_child_sees_its_rows_as_they_stand_in_the_file(tools: Tools, visit: Visit, unit: Unit) -> None:
    number = await submitted(tools, visit, 0, "P01", "P02")
    await submitted(tools, visit, 1)
    await found(tools, number, "proven")
    await freeze(tools, visit, unit)
    (shown,) = await show_pool(tools, visit, number)
    roster = (await read_draw_file(tools, UNIT, "DEMO-1", "roster.csv")).content.decode().splitlines()
    assert shown.place.rows == tuple(row for row in roster if row.startswith(number))
    assert len(shown.place.rows) == 2
    assert (shown.place.state, shown.words, shown.missing) == ("IN", "在名册里。", False)


async def test_who_took_it_back_is_told_so(tools: Tools, visit: Visit, unit: Unit) -> None:
    number = await submitted(tools, visit)
    await withdraw_application(tools, visit, number)
    await freeze(tools, visit, unit)
    (shown,) = await show_pool(tools, visit, number)
    assert (shown.place.state, shown.place.rows) == ("WITHDRAWN", ())
    assert "撤回" in shown.words


async def test_a_number_that_the_register_lacks_says_what_to_do(
    tools: Tools, visit: Visit, unit: Unit, superuser: Superuser
) -> None:
    number = await submitted(tools, visit)
    await superuser(f"update registration.application set season = '2022' where number = '{number}'")
    await freeze(tools, visit, unit)
    await superuser(f"update registration.application set season = '{unit.season}' where number = '{number}'")
    (shown,) = await show_pool(tools, visit, number)
    assert (shown.missing, shown.words) == (True, MISSING)


async def test_another_family_sees_nothing(tools: Tools, visit: Visit, new_visit: NewVisit, unit: Unit) -> None:
    number = await submitted(tools, visit)
    await freeze(tools, visit, unit)
    with pytest.raises(ApplicationNotFound):
        await show_pool(tools, await new_visit("13700000001"), number)
