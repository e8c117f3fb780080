"""Relatives of staff among a season's children and guardians are found by blind index, of this unit only (回避)."""

from services.registration.actions.find_concerned import find_concerned
from services.registration.actions.tools import Tools, Visit
from tests.builders.registration import FATHER_NUMBER, MOTHER_NUMBER, UNIT, citizen_number
from tests.registration.actions.family import submitted

STRANGER = citizen_number("19750101", sequence=997)


async def test_children_and_guardians_of_the_season_are_found_and_nobody_else(tools: Tools, visit: Visit) -> None:
    await submitted(tools, visit)
    asked = {number: tools.keys.identity_index(number) for number in (MOTHER_NUMBER, FATHER_NUMBER, STRANGER)}
    found = await find_concerned(tools, UNIT, "2023", frozenset(asked.values()))
    assert found == {asked[MOTHER_NUMBER], asked[FATHER_NUMBER]}


async def test_another_season_and_another_unit_are_not_looked_at(tools: Tools, visit: Visit) -> None:
    await submitted(tools, visit)
    asked = frozenset({tools.keys.identity_index(MOTHER_NUMBER)})
    assert await find_concerned(tools, UNIT, "2022", asked) == frozenset()
    assert await find_concerned(tools, "140105", "2023", asked) == frozenset()
    assert await find_concerned(tools, UNIT, "2023", frozenset()) == frozenset()
