"""An officer who needs nobody: to fix the roster at a moment of his own, or to write the rules of his child's draw."""

import httpx2

from tests.builders.ceremonies import Ceremony, session_of
from tests.builders.draws import DRAW_ID, County, announcement
from tests.fakes.frozen_files import FrozenFiles

CHILD = "c1" * 32


async def test_without_a_second_person_registration_is_not_asked_to_freeze(
    ceremony: Ceremony, registration: FrozenFiles
) -> None:
    await ceremony.take("announce")
    status, said = await ceremony.take_alone("freeze")
    assert (status, said["code"]) == (409, "APPROVAL_MISSING")
    assert registration.asked == []


async def test_nor_while_the_second_person_has_not_answered_or_has_declined(
    ceremony: Ceremony, registration: FrozenFiles
) -> None:
    await ceremony.take("announce")
    path, body = ceremony.steps["freeze"]
    _, asked = await ceremony.post(f"{path}/request", body)
    assert (await ceremony.take_alone("freeze"))[0] == 409
    assert (await ceremony.judge(asked["approval_id"], agree=False))[0] == 200
    assert (await ceremony.take_alone("freeze"))[0] == 409
    assert registration.asked == []


async def test_whose_child_takes_part_does_not_write_the_draws_rules(
    client: httpx2.AsyncClient, made: County, registration: FrozenFiles
) -> None:
    registration.people = frozenset({CHILD})
    related = session_of("draw_officer", kin=(CHILD,))
    said = await Ceremony(client, made, DRAW_ID).post("", announcement(made), who=related)
    assert (said[0], said[1]["code"]) == (403, "RECUSED")
