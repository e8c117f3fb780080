"""The database itself keeps a child from being proven twice in a season."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import IntegrityError

from services.registration.actions.tools import Tools, Visit
from services.registration.store.tables import application
from tests.builders.scopes import EVERYWHERE
from tests.registration.actions.family import submitted
from tests.registration.conftest import NewVisit


async def test_a_second_proven_row_for_one_child_is_impossible(tools: Tools, visit: Visit, new_visit: NewVisit) -> None:
    for family in (visit, await new_visit("13700000005")):
        await submitted(tools, family)
    with pytest.raises(IntegrityError, match="application_one_proven_per_child"):
        async with tools.db.transaction(EVERYWHERE) as session:
            await session.execute(sa.update(application).values(state="proven"))


async def test_receipts_and_acts_are_only_ever_added(tools: Tools, visit: Visit) -> None:
    await submitted(tools, visit)
    for table in ("receipt", "application_act"):
        with pytest.raises(sa.exc.DBAPIError, match="permission denied"):
            async with tools.db.transaction(EVERYWHERE) as session:
                await session.execute(sa.text(f"delete from registration.{table}"))
