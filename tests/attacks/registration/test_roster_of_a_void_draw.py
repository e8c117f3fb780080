"""A bureau that has a draw declared void to get another roster."""

from dataclasses import replace

import pytest

from services.registration.actions.freeze_draw import freeze_draw
from services.registration.actions.read_draw_file import read_draw_file
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.errors import DrawNotFrozen
from shared.contracts.reads import DRAW_FILES
from tests.attacks.registration.test_one_ticket_per_child import DRAW
from tests.builders.acting import acting_at
from tests.builders.registration import NOW, UNIT
from tests.registration.actions.family import found, submitted

AGAIN = replace(DRAW, draw_id="TEST-140123-2023-XX-02", instead_of=DRAW.draw_id)


async def test_the_next_draw_has_the_same_files_byte_for_byte(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    first = await freeze_draw(tools, DRAW, acting=acting_at(NOW))
    await found(tools, number, "refused")
    again = await freeze_draw(tools, AGAIN, acting=acting_at(NOW))
    assert (again.files, again.children, again.draw_id) == (first.files, 1, AGAIN.draw_id)
    assert await freeze_draw(tools, AGAIN, acting=acting_at(NOW)) == again
    for name in DRAW_FILES:
        files = [await read_draw_file(tools, UNIT, draw.draw_id, name) for draw in (DRAW, AGAIN)]
        assert files[0] == files[1]


async def test_a_draw_that_was_never_frozen_has_no_roster_to_give(tools: Tools, visit: Visit) -> None:
    with pytest.raises(DrawNotFrozen):
        await freeze_draw(tools, AGAIN, acting=acting_at(NOW))
