"""A bureau that freezes the roster while families may still register."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.registration.actions.freeze_draw import freeze_draw
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.errors import RegistrationStillOpen
from services.registration.domain.unit import Unit
from tests.builders.acting import acting_at
from tests.builders.registration import NOW
from tests.builders.registration_roster import A_DRAW
from tests.registration.actions.family import submitted


async def test_no_real_roster_is_frozen_before_registration_closes(tools: Tools, visit: Visit, unit: Unit) -> None:
    closes = unit.calendar.registration_closes
    assert closes is not None
    for early in (NOW, closes - timedelta(seconds=1)):
        with pytest.raises(RegistrationStillOpen) as refused:
            await freeze_draw(tools, A_DRAW, acting=acting_at(early))
        assert refused.value.code == "REGISTRATION_STILL_OPEN"
    await submitted(tools, visit)
    assert (await freeze_draw(tools, A_DRAW, acting=acting_at(closes))).children == 1


@pytest.mark.parametrize("prefix", ["DEMO-", "TEST-"])
async def test_a_rehearsal_may(tools: Tools, unit: Unit, prefix: str) -> None:
    practice = replace(A_DRAW, draw_id=prefix + A_DRAW.draw_id)
    assert (await freeze_draw(tools, practice, acting=acting_at(NOW))).draw_id == practice.draw_id
