"""An operator with the service's own role who adds rows and files when their step is over."""

import pytest
import sqlalchemy as sa
from sqlalchemy.exc import DBAPIError

from shared.database.sessions import Database
from tests.builders.ceremonies import Ceremony
from tests.builders.scopes import EVERYWHERE

KEYS = "select unit_code, draw_id"
ADDED = {
    "draw_file": f"insert into lottery.draw_file {KEYS}, 'changes.csv', 'x', 'x' from lottery.draw",
    "entry": f"insert into lottery.entry {KEYS}, '9', 1, 99, '', 'P01', 'ALL', 0 from lottery.draw",
}


@pytest.mark.parametrize("table", ADDED)
@pytest.mark.parametrize("step", ["announce", "freeze", "seed", "draw", "publish"])
async def test_nothing_is_added_outside_of_its_step(
    ceremony: Ceremony, lottery_db: Database, table: str, step: str
) -> None:
    await ceremony.go_to(step)
    with pytest.raises(DBAPIError, match="with the step"):
        async with lottery_db.transaction(EVERYWHERE) as session:
            await session.execute(sa.text(ADDED[table]))
