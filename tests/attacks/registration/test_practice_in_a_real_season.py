"""A draw that calls itself a rehearsal, in an installation whose clock is nobody's but the families'."""

from dataclasses import replace

import pytest

from services.registration.actions.freeze_draw import freeze_draw
from services.registration.actions.record_placements import record_placements
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.errors import RegistrationStillOpen
from services.registration.domain.placements import Placement
from services.registration.domain.unit import Unit
from services.registration.store.placements import placements_of
from tests.builders.acting import acting_at
from tests.builders.registration import NOW
from tests.builders.registration_roster import A_DRAW
from tests.fakes.registration import FakePlacements
from tests.registration.actions.family import submitted
from tests.registration.actions.test_record_placements import published

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
    message = published().model_copy(update={"draw_id": prefix + A_DRAW.draw_id})
    rows = FakePlacements(Placement(number, "P01", "ALL", "ADMIT", None))
    await record_placements(real, message, placements=rows, now=NOW)
    async with real.db.reading(visit.unit_code) as session:
        assert await placements_of(session, visit.unit_code, number) == ()
