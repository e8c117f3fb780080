"""The roster as rows says what the file says."""

from services.lottery.store.records import DrawKey
from services.lottery.store.rosters import Demand, children_and_choices, demand_of, entries_of
from shared.database.sessions import Database
from tests.builders.ceremonies import Ceremony
from tests.builders.draws import DRAW_ID, UNIT, County
from tests.builders.scopes import EVERYWHERE

KEY = DrawKey(UNIT, DRAW_ID)


async def test_the_roster_is_counted_by_lot(ceremony: Ceremony, lottery_db: Database, made: County) -> None:
    await ceremony.go_to("freeze")
    first = [child for child in made.children if "P01" in child.schools]
    second = [child for child in made.children if "P02" in child.schools]
    async with lottery_db.reading(EVERYWHERE) as session:
        assert await demand_of(session, KEY) == (
            Demand("P01", "ALL", len(first), 1, 2, 1),
            Demand("P02", "ALL", len(second), 0, 0, 1),
        )
        assert await children_and_choices(session, KEY) == (len(made.children), 2)


async def test_a_number_is_found_on_its_line(ceremony: Ceremony, lottery_db: Database, made: County) -> None:
    await ceremony.go_to("freeze")
    lines = made.roster().decode().splitlines()
    child = made.children[4]
    async with lottery_db.reading(EVERYWHERE) as session:
        entries = await entries_of(session, KEY, child.app_no)
        assert await entries_of(session, KEY, "999") == ()
    assert [entry.school for entry in entries] == list(child.schools)
    assert all(lines[entry.line - 1].startswith(f"{child.app_no},") for entry in entries)
