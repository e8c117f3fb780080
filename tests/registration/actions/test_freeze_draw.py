"""The freeze: once, whole, and nobody slips in behind it."""

import asyncio
from dataclasses import replace

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from services.registration.actions.correct_application import correct_application
from services.registration.actions.freeze_draw import DrawToFreeze, freeze_draw
from services.registration.actions.load_unit import load_unit
from services.registration.actions.read_draw_file import read_draw_file
from services.registration.actions.tools import Tools, Visit
from services.registration.actions.withdraw_application import withdraw_application
from services.registration.domain.errors import DrawNotFrozen, LotUnknown, RosterFrozen, SeasonDiffers, UnitNotFound
from services.registration.domain.roster.entries import DrawScope
from shared.contracts.reads import DRAW_FILES
from tests.builders.acting import acting_at
from tests.builders.registration import NOW, UNIT, a_submission, a_unit
from tests.builders.scopes import EVERYWHERE
from tests.registration.actions.family import found, submitted
from tests.registration.conftest import NewVisit

SCOPE = DrawScope(((("P01", "ALL"), 2), (("P02", "ALL"), 2)))
DRAW = DrawToFreeze(UNIT, "TEST-140123-2023-XX-01", "2023", SCOPE)


async def text(tools: Tools, name: str) -> str:
    return (await read_draw_file(tools, UNIT, DRAW.draw_id, name)).content.decode()


async def test_every_file_is_kept_with_its_hash(tools: Tools, visit: Visit) -> None:
    proven, waiting = await submitted(tools, visit, 0), await submitted(tools, visit, 1, "P02", "P01")
    await found(tools, proven, "proven", "GUARDIAN", "HOUSEHOLD_IN_UNIT")
    frozen = await freeze_draw(tools, DRAW, acting=acting_at(NOW))
    assert frozen.children == 2
    assert set(frozen.files) == set(DRAW_FILES)
    register = (await text(tools, "register.csv")).splitlines()
    assert register[1:] == sorted([f"{proven},IN", f"{waiting},PENDING"])
    rows = [line.split(",") for line in (await text(tools, "roster.csv")).splitlines()[1:]]
    assert {(row[0], row[4], row[6]) for row in rows} == {
        (proven, "P01", "1"),
        (waiting, "P02", "2"),
        (waiting, "P01", "2"),
    }


async def test_twins_are_bound_by_the_smallest_number(tools: Tools, visit: Visit) -> None:
    first = await submitted(tools, visit, 0)
    second = await submitted(tools, visit, 1, together_with=first)
    for number in (first, second):
        await found(tools, number, "proven")
    await freeze_draw(tools, DRAW, acting=acting_at(NOW))
    rows = [line.split(",") for line in (await text(tools, "roster.csv")).splitlines()[1:]]
    assert {row[2] for row in rows} == {min(first, second)}


async def test_no_name_or_number_is_in_any_file(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    await found(tools, number, "proven")
    await freeze_draw(tools, DRAW, acting=acting_at(NOW))
    everything = "".join([await text(tools, name) for name in DRAW_FILES])
    form = a_submission().form
    for key in ("name", "id_number", "guardian1_name", "guardian1_id_number", "phone", "current_address"):
        assert form[key] not in everything


async def test_the_same_draw_again_gives_the_same_bytes(tools: Tools, visit: Visit) -> None:
    await submitted(tools, visit)
    frozen = await asyncio.gather(*(freeze_draw(tools, DRAW, acting=acting_at(NOW)) for _ in range(5)))
    assert all(one == frozen[0] for one in frozen)


async def test_behind_the_freeze_nothing_is_received_or_changed(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    await freeze_draw(tools, DRAW, acting=acting_at(NOW))
    with pytest.raises(RosterFrozen):
        await submitted(tools, visit, 5)
    with pytest.raises(RosterFrozen):
        await correct_application(tools, visit, a_submission("P02"), number=number, version=1)
    with pytest.raises(RosterFrozen):
        await withdraw_application(tools, visit, number)
    with pytest.raises(RosterFrozen):
        await load_unit(tools, a_unit(), acting=acting_at(NOW))


async def test_the_same_submission_again_still_gives_its_receipt(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    await freeze_draw(tools, DRAW, acting=acting_at(NOW))
    assert await submitted(tools, visit) == number


async def test_whoever_races_the_freeze_is_on_the_register_or_was_told(
    tools: Tools, visit: Visit, new_visit: NewVisit
) -> None:
    families = [await new_visit(f"1370000000{place}") for place in range(10)]

    async def post(place: int) -> str | None:
        try:
            return await submitted(tools, families[place % 10], place)
        except RosterFrozen:
            return None

    async def freeze() -> None:
        await asyncio.sleep(0.05)
        await freeze_draw(tools, DRAW, acting=acting_at(NOW))

    *posts, _ = await asyncio.gather(*(post(place) for place in range(60)), freeze())
    received = {number for number in posts if number is not None}
    registered = {line.split(",")[0] for line in (await text(tools, "register.csv")).splitlines()[1:]}
    assert registered == received


async def test_what_was_frozen_cannot_be_changed_even_by_us(tools: Tools, visit: Visit) -> None:
    await freeze_draw(tools, DRAW, acting=acting_at(NOW))
    for statement in (
        "update registration.draw_file set content = ''",
        "delete from registration.draw_freeze",
        "truncate registration.draw_file",
    ):
        with pytest.raises(DBAPIError, match="permission denied"):
            async with tools.db.transaction(EVERYWHERE) as session:
                await session.execute(sa.text(statement))


@pytest.mark.parametrize(
    ("changes", "error"),
    [
        ({"season": "2024"}, SeasonDiffers),
        ({"unit_code": "140124"}, UnitNotFound),
        ({"scope": DrawScope(((("P01", "ALL"), 3),))}, LotUnknown),
        ({"scope": DrawScope(((("P09", "ALL"), 2),))}, LotUnknown),
        ({"scope": DrawScope(((("G01", "ALL"), 120),))}, LotUnknown),
    ],
)
async def test_a_draw_that_is_not_the_units_is_refused(
    tools: Tools, visit: Visit, changes: dict[str, object], error: type[Exception]
) -> None:
    with pytest.raises(error):
        await freeze_draw(tools, replace(DRAW, **changes), acting=acting_at(NOW))  # type: ignore[arg-type]  # each fits its field


async def test_a_file_that_was_not_frozen_is_missing(tools: Tools, visit: Visit) -> None:
    with pytest.raises(DrawNotFrozen):
        await read_draw_file(tools, UNIT, DRAW.draw_id, "roster.csv")
