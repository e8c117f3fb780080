"""A bureau or a family that wants to change a season whose roster is frozen."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from services.registration.actions.correct_application import correct_application
from services.registration.actions.freeze_draw import freeze_draw
from services.registration.actions.load_unit import load_unit
from services.registration.actions.settle_duplicate import settle_duplicate
from services.registration.actions.tools import Tools, Visit
from services.registration.actions.withdraw_application import withdraw_application
from services.registration.domain.errors import RosterFrozen
from tests.attacks.registration.test_one_ticket_per_child import DRAW
from tests.builders.acting import acting_at
from tests.builders.registration import NOW, UNIT, a_submission, a_unit
from tests.builders.scopes import EVERYWHERE
from tests.registration.actions.family import found, submitted
from tests.registration.conftest import NewVisit


async def test_a_frozen_season_is_not_opened_by_way_of_the_next(tools: Tools, visit: Visit) -> None:
    await freeze_draw(tools, DRAW, acting=acting_at(NOW))
    await load_unit(tools, a_unit(season="2024"), acting=acting_at(NOW))
    with pytest.raises(RosterFrozen):
        await load_unit(tools, a_unit(season="2023"), acting=acting_at(NOW))


async def test_an_application_of_a_past_season_stays_as_it_was_frozen(
    tools: Tools, visit: Visit, new_visit: NewVisit
) -> None:
    father = await new_visit("13700000002")
    first, second = await submitted(tools, visit), await submitted(tools, father)
    for number in (first, second):
        await found(tools, number, "proven")
    await freeze_draw(tools, DRAW, acting=acting_at(NOW))
    await load_unit(tools, a_unit(season="2024"), acting=acting_at(NOW))
    with pytest.raises(RosterFrozen):
        await correct_application(tools, visit, a_submission("P02"), number=first, version=1)
    with pytest.raises(RosterFrozen):
        await withdraw_application(tools, visit, first)
    with pytest.raises(RosterFrozen):
        await settle_duplicate(tools, UNIT, second, acting=acting_at(NOW))


@pytest.mark.parametrize("change", ["frozen_at = null", "season = '2024', frozen_at = null", "season = '2024'"])
async def test_not_even_the_service_takes_a_freeze_back(tools: Tools, visit: Visit, change: str) -> None:
    await freeze_draw(tools, DRAW, acting=acting_at(NOW))
    with pytest.raises(DBAPIError, match="frozen"):
        await _update(tools, change, "season = '2023', frozen_at = null")


async def _update(tools: Tools, *changes: str) -> None:
    async with tools.db.transaction(EVERYWHERE) as session:
        for change in changes:
            await session.execute(sa.text(f"update registration.admission_unit set {change}"))
