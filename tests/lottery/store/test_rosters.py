"""The roster and the result as rows say what the files say."""

import sqlalchemy as sa

from services.lottery.store.placements import lot_results, members_of, placements_of, places_of_lot
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


async def test_the_result_has_a_row_for_every_line(ceremony: Ceremony, lottery_db: Database) -> None:
    await ceremony.go_to("publish")
    content = (await ceremony.client.get(f"/draws/{DRAW_ID}/files/results.csv")).text
    query = sa.text(
        "select concat_ws(',', school, category, pos, app_no, bound, choice, tier, ticket, status,"
        " coalesce(wait::text, '')) from lottery.placement order by school, category, line"
    )
    async with lottery_db.reading(EVERYWHERE) as session:
        assert list((await session.execute(query)).scalars()) == content.splitlines()[1:]


async def test_a_lot_is_summed_up_and_cut_where_the_last_is_admitted(ceremony: Ceremony, lottery_db: Database) -> None:
    await ceremony.go_to("publish")
    async with lottery_db.reading(EVERYWHERE) as session:
        lot = (await lot_results(session, KEY))[0]
        assert lot.cut_pos is not None
        lines = await places_of_lot(session, KEY, ("P01", "ALL"), ((1, lot.cut_pos),))
    assert (lot.school, lot.admitted) == ("P01", sum(line.placed for line in lines))
    assert lines[-1].line == lot.cut_line
    assert lot.admitted in {12, 13}


async def test_twins_stand_at_one_place(ceremony: Ceremony, lottery_db: Database, made: County) -> None:
    await ceremony.go_to("publish")
    twin = made.children[0]
    async with lottery_db.reading(EVERYWHERE) as session:
        own = await placements_of(session, KEY, twin.app_no)
        both = await members_of(session, KEY, ("P01", "ALL"), twin.group)
    assert [one.app_no for one in both] == sorted(child.app_no for child in made.children[:2])
    assert {(one.pos, one.ticket) for one in both} == {(own[0].pos, own[0].ticket)}
