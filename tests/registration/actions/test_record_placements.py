"""The result of a draw reaches every family that was in it."""

from uuid import UUID

from services.registration.actions.record_placements import record_placements
from services.registration.actions.show_application import show_application
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.placements import Placement
from shared.contracts.messages import PlacementsPublished
from tests.builders.registration import NOW, UNIT
from tests.fakes.registration import FakePlacements
from tests.registration.actions.family import submitted


def published(place: int = 1) -> PlacementsPublished:
    return PlacementsPublished(
        message_id=UUID(int=place), unit_code=UNIT, draw_id="140123-2023-XX-01", results_sha256="0" * 64
    )


async def test_a_family_sees_its_result(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit, 0, "P01", "P02")
    rows = FakePlacements(
        Placement(number, "P01", "ALL", "WAIT", 3),
        Placement(number, "P02", "ALL", "ADMIT", None),
        Placement("999999999999", "P01", "ALL", "ADMIT", None),
    )
    await record_placements(tools, published(), placements=rows, now=NOW)
    view = await show_application(tools, visit, number)
    assert view.headline == "录取了：P02学校。"
    assert [choice.result for choice in view.choices] == ["候补第 3 位", "录取"]


async def test_a_later_publication_replaces_the_earlier_and_a_repeated_one_nothing(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    waiting = FakePlacements(Placement(number, "P01", "ALL", "WAIT", 1))
    moved = FakePlacements(Placement(number, "P01", "ALL", "MOVEUP", None))
    await record_placements(tools, published(1), placements=waiting, now=NOW)
    await record_placements(tools, published(2), placements=moved, now=NOW)
    await record_placements(tools, published(1), placements=waiting, now=NOW)
    assert (await show_application(tools, visit, number)).headline == "录取了：P01学校。"
