"""An operator of the lottery's database who puts the message about a result into its outbox himself, at once."""

from dataclasses import replace
from datetime import timedelta

import pytest

from services.registration.actions.record_placements import record_placements
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.told_refusals import Why
from shared.jobs.handlers import NeedsAPerson
from tests.builders.registration_roster import A_DRAW
from tests.builders.results import PUBLISHED, about_draw, frozen_roster, published, results_csv
from tests.fakes.registration import FakeDraws
from tests.registration.actions.family import submitted
from tests.registration.actions.test_record_placements import kept

REAL = "140123-2023-XX-09"


@pytest.mark.parametrize(("minutes", "told"), [(0, False), (20, False), (30, True)])
async def test_no_family_is_told_before_the_file_has_stood(
    tools: Tools, visit: Visit, minutes: int, told: bool
) -> None:
    await submitted(tools, visit)
    content = results_csv(await frozen_roster(tools, replace(A_DRAW, draw_id=REAL)), {})
    message = published(content, draw_id=REAL)
    draws = FakeDraws(content, about_draw(REAL))
    now = PUBLISHED + timedelta(minutes=minutes)
    if told:
        await record_placements(tools, message, draws=draws, now=now)
    else:
        with pytest.raises(NeedsAPerson, match=Why.NOT_STOOD):
            await record_placements(tools, message, draws=draws, now=now)
    assert (await kept(tools))["sms_outbox"] == (1 if told else 0)
