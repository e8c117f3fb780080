"""A draw that calls itself a rehearsal, in an installation whose clock is nobody's but the families'."""

from dataclasses import replace

import pytest

from services.registration.actions.freeze_draw import freeze_draw
from services.registration.actions.record_placements import record_placements
from services.registration.actions.tell_roster import tell_roster
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.errors import RegistrationStillOpen
from services.registration.domain.unit import Unit
from services.registration.store.placements import placements_of
from services.registration.store.told_draws import letters_of
from tests.builders.acting import acting_at
from tests.builders.registration import NOW, PHONE
from tests.builders.registration_roster import A_DRAW
from tests.builders.results import about_draw, frozen, frozen_roster, published, results_csv
from tests.fakes.registration import FakeDraws
from tests.registration.actions.family import submitted
from tests.registration.actions.test_record_placements import last

PRACTICE = ("DEMO-", "TEST-")


@pytest.fixture
def real(tools: Tools) -> Tools:
    """Tools whose clock was never set."""
    return replace(tools, rehearses=False)


@pytest.mark.parametrize("prefix", PRACTICE)
async def test_practice_does_not_end_a_registration_that_is_open(
    real: Tools, visit: Visit, unit: Unit, prefix: str
) -> None:
    practice = replace(A_DRAW, draw_id=prefix + A_DRAW.draw_id)
    with pytest.raises(RegistrationStillOpen):
        await freeze_draw(real, practice, acting=acting_at(NOW))
    await submitted(real, visit)


@pytest.mark.parametrize("prefix", PRACTICE)
async def test_no_family_reads_a_result_of_practice(real: Tools, visit: Visit, prefix: str) -> None:
    number = await submitted(real, visit)
    practice = replace(A_DRAW, draw_id=prefix + A_DRAW.draw_id)
    roster = await frozen_roster(real, practice)
    content = results_csv(roster, {(number, "P01"): "ADMIT"})
    draws = FakeDraws(content, about_draw(practice.draw_id))
    await tell_roster(real, frozen(roster, draw_id=practice.draw_id), draws=draws, now=NOW)
    await record_placements(real, published(content, draw_id=practice.draw_id), draws=draws, now=NOW)
    async with real.db.reading(visit.unit_code) as session:
        assert await placements_of(session, visit.unit_code, number) == ()
        assert await letters_of(session, visit.unit_code, number) == ()
    assert await last(real, PHONE) == ""
