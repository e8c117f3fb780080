"""Officers who announce a number that everybody can look up already: an issue of 双色球 that was drawn long ago."""

import httpx2
import pytest

from tests.builders.ceremonies import Ceremony
from tests.builders.draws import DRAW_ID, County, dice, drand

EVENING = "2023-09-19T21:15:00+08:00"
"""A Tuesday; every announcement of these tests is made on Wednesday, 6 September 2023."""


def ssq(issue: str) -> dict[str, object]:
    return {"name": "ssq", "kind": "ssq", "required": True, "at": EVENING, "detail": issue}


@pytest.mark.parametrize("issue", ["2023001", "2023060", "2023102", "2023103", "2022107", "2024107", "2023000"])
async def test_an_issue_that_was_drawn_before_the_announcement_is_no_source(
    client: httpx2.AsyncClient, made: County, issue: str
) -> None:
    status, said = await Ceremony(client, made, DRAW_ID, sources=[dice(), ssq(issue)]).take("announce")
    assert (status, said["code"]) == (422, "ISSUE_TIME")


@pytest.mark.parametrize("issue", ["2023151", "2023130", "2023999"])
async def test_nor_is_one_that_is_drawn_weeks_after_its_announced_time(
    client: httpx2.AsyncClient, made: County, issue: str
) -> None:
    """A slip of the pen: nobody could void the draw any more, and nobody could make the seed for weeks."""
    status, said = await Ceremony(client, made, DRAW_ID, sources=[dice(), ssq(issue)]).take("announce")
    assert (status, said["code"]) == (422, "ISSUE_TIME")


@pytest.mark.parametrize("issue", ["2023108", "2023109", "2023110"])
async def test_an_issue_that_may_be_drawn_then_is_one(client: httpx2.AsyncClient, made: County, issue: str) -> None:
    assert (await Ceremony(client, made, DRAW_ID, sources=[dice(), ssq(issue)]).take("announce"))[0] == 201


@pytest.mark.parametrize(
    "at", ["2023-09-15T19:00:04+08:00", "2023-09-15T19:00:05+08:00", "2023-09-15T19:00:03.900+08:00"]
)
async def test_a_beacon_is_announced_for_the_moment_of_its_round_and_none_later(
    client: httpx2.AsyncClient, made: County, at: str
) -> None:
    """Until the announced moment a draw can be void; a program knows the outcome a second after the round."""
    status, said = await Ceremony(client, made, DRAW_ID, sources=[dice(), drand() | {"at": at}]).take("announce")
    assert (status, said["code"]) == (422, "BEACON_TIME")
