"""A clerk settles two applications for one child."""

import pytest

from services.registration.actions.list_duplicates import list_duplicates
from services.registration.actions.settle_duplicate import Settled, settle_duplicate
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.errors import ApplicationNotFound, StateForbids
from tests.builders.acting import acting_at
from tests.builders.registration import NOW, UNIT
from tests.registration.actions.family import found, states, submitted
from tests.registration.conftest import NewVisit


@pytest.fixture
async def rivals(tools: Tools, visit: Visit, new_visit: NewVisit) -> tuple[str, str]:
    """Return the proven application of a child and the duplicate."""
    father = await new_visit("13700000002")
    first, second = await submitted(tools, visit), await submitted(tools, father)
    for number in (first, second):
        await found(tools, number, "proven")
    return first, second


async def test_both_are_shown_to_the_clerk(tools: Tools, rivals: tuple[str, str]) -> None:
    shown = await list_duplicates(tools, UNIT)
    assert [(one.proven, one.duplicates) for one in shown] == [(rivals[0], (rivals[1],))]


@pytest.mark.parametrize("place", [0, 1])
async def test_either_can_stay_and_the_other_is_merged(tools: Tools, rivals: tuple[str, str], place: int) -> None:
    keep, other = rivals[place], rivals[1 - place]
    assert await settle_duplicate(tools, UNIT, keep, acting=acting_at(NOW)) == Settled(keep, (other,))
    assert await states(tools) == {keep: "proven", other: "merged"}
    assert await list_duplicates(tools, UNIT) == ()


async def test_settling_twice_is_settling_once(tools: Tools, rivals: tuple[str, str]) -> None:
    await settle_duplicate(tools, UNIT, rivals[1], acting=acting_at(NOW))
    assert await settle_duplicate(tools, UNIT, rivals[1], acting=acting_at(NOW)) == Settled(rivals[1], ())


async def test_only_a_proven_application_can_stay(tools: Tools, visit: Visit) -> None:
    claim = await submitted(tools, visit, 7)
    with pytest.raises(StateForbids):
        await settle_duplicate(tools, UNIT, claim, acting=acting_at(NOW))
    with pytest.raises(ApplicationNotFound):
        await settle_duplicate(tools, UNIT, "999999999999", acting=acting_at(NOW))
