"""A bureau that has a draw declared void after the freeze, and announces a little less to have a new roster pulled."""

from typing import Any

import pytest

from tests.builders.ceremonies import Ceremony
from tests.builders.draws import DRAW_ID, FROZEN_AT, County, announcement
from tests.fakes.frozen_files import FrozenFiles

STOPPED = {"letter": "c", "ground": "市教育局书面要求停止", "at": FROZEN_AT}
AGAIN = "TEST-140199-2023-XX-02"


def seats(made: County, *schools: str) -> list[dict[str, Any]]:
    return [seat for seat in announcement(made)["seats"] if seat["school"] in schools]


@pytest.mark.parametrize("schools", [("P01",), ("P02",)])
async def test_lots_of_a_void_draw_are_announced_together_or_not_at_all(
    ceremony: Ceremony, made: County, registration: FrozenFiles, schools: tuple[str, ...]
) -> None:
    """Their roster stays, byte for byte (5.4); a draw about other lots would have another."""
    await ceremony.go_to("freeze")
    await ceremony.post(f"/{DRAW_ID}/void", STOPPED)
    part = Ceremony(ceremony.client, made, AGAIN, seats=seats(made, *schools))
    status, said = await part.take("announce", at=FROZEN_AT)
    assert (status, said["code"]) == (409, "LOTS_OF_A_VOID_DRAW")


async def test_all_of_them_are(ceremony: Ceremony, made: County, registration: FrozenFiles) -> None:
    await ceremony.go_to("freeze")
    await ceremony.post(f"/{DRAW_ID}/void", STOPPED)
    await Ceremony(ceremony.client, made, AGAIN).go_to("freeze")
    assert registration.instead_of == DRAW_ID


async def test_lots_that_were_never_frozen_are_free(ceremony: Ceremony, made: County) -> None:
    await ceremony.go_to("announce")
    await ceremony.post(f"/{DRAW_ID}/void", STOPPED)
    part = Ceremony(ceremony.client, made, AGAIN, seats=seats(made, "P01"))
    assert (await part.take("announce", at=FROZEN_AT))[0] == 201
