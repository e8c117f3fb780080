"""Two people type every value; it counts when they typed the same, and nothing that was typed is lost."""

from typing import Any

import httpx2
import pytest
import sqlalchemy as sa

from shared.database.sessions import Database
from tests.builders.ceremonies import OFFICER, RELEASER, Ceremony
from tests.builders.draws import DRAW_ID, LAST_SOURCE_AT, County
from tests.builders.scopes import EVERYWHERE
from tests.builders.sources import (
    EVERY_KIND,
    HEX_VALUE,
    MEDIA,
    NONCES,
    OPTIONAL_OVER_AT,
    SSQ_VALUE,
    THIRD,
    TYPED_AT,
    both_type,
    frozen_and_read,
    look,
)


@pytest.fixture
async def read(client: httpx2.AsyncClient, made: County) -> Ceremony:
    """A draw with every kind of source, whose fingerprint was read."""
    return await frozen_and_read(Ceremony(client, made, DRAW_ID, sources=EVERY_KIND))


async def typed(db: Database) -> list[tuple[int, int, int, str]]:
    """Place, attempt, seat and value of everything that was ever typed of the dice."""
    query = sa.text(
        "select place, attempt, seat, value from lottery.called where source = 'dice' order by place, attempt, seat"
    )
    async with db.reading(EVERYWHERE) as session:
        return [tuple(row) for row in await session.execute(query)]


async def test_a_throw_counts_when_two_people_typed_it(read: Ceremony) -> None:
    status, first = await read.type("dice", 1, "4")
    assert (status, first["typed_by"], first["value"], first["agreed"]) == (200, 1, None, False)
    status, second = await read.type("dice", 1, "4", who=RELEASER)
    assert (status, second["typed_by"], second["value"], second["agreed"]) == (200, 2, "4", True)


async def test_nobody_sees_what_one_person_alone_has_typed(read: Ceremony) -> None:
    await read.type("dice", 1, "4")
    for who in (OFFICER, RELEASER, THIRD):
        dice = (await look(read, who))["sources"][1]
        assert (dice["value"], dice["counted"], dice["places"][0]["value"]) == (None, 0, None)
        assert dice["places"][0]["yours"] is (who is OFFICER)


async def test_of_two_that_differ_both_are_void_and_both_are_kept(read: Ceremony, lottery_db: Database) -> None:
    await read.type("dice", 1, "4")
    status, said = await read.type("dice", 1, "7", who=RELEASER)
    assert (status, said["code"]) == (409, "VALUES_DIFFER")
    assert await typed(lottery_db) == [(1, 1, 1, "4"), (1, 1, 2, "7")]
    dice = (await look(read))["sources"][1]
    assert (dice["state"], dice["places"][0]["differs"], dice["places"][0]["value"]) == ("differs", True, None)
    status, said = await both_type(read, "dice", 1, "4")
    assert (status, said["attempt"], said["value"]) == (200, 2, "4")
    assert await typed(lottery_db) == [(1, 1, 1, "4"), (1, 1, 2, "7"), (1, 2, 1, "4"), (1, 2, 2, "4")]


async def test_a_called_digit_stands(read: Ceremony) -> None:
    await both_type(read, "dice", 1, "4")
    for who in (OFFICER, RELEASER, THIRD):
        status, said = await read.type("dice", 1, "7", who=who)
        assert (status, said["code"]) == (409, "VALUE_STANDS")
    assert (await look(read))["sources"][1]["places"][0]["value"] == "4"


async def test_the_same_post_twice_is_one(read: Ceremony, lottery_db: Database) -> None:
    for _ in range(3):
        assert (await read.type("dice", 1, "4"))[1]["typed_by"] == 1
    assert (await read.type("dice", 1, "4", who=RELEASER))[1]["agreed"]
    assert (await read.type("dice", 1, "4"))[1]["agreed"]
    assert len(await typed(lottery_db)) == 2


async def test_one_person_is_not_two(read: Ceremony) -> None:
    await read.type("dice", 1, "4")
    status, said = await read.type("dice", 1, "7")
    assert (status, said["code"]) == (409, "TYPED_ALREADY")


async def test_throws_are_typed_in_their_order(read: Ceremony) -> None:
    assert (await read.type("dice", 2, "4"))[1]["code"] == "PLACE_ORDER"
    await read.type("dice", 1, "4")
    assert (await read.type("dice", 2, "0"))[0] == 200
    assert (await read.type("dice", 2, "0", who=RELEASER))[1]["code"] == "PLACE_ORDER"


async def test_a_third_person_goes_on_where_two_agreed(read: Ceremony) -> None:
    await both_type(read, "dice", 1, "4")
    assert (await read.type("dice", 2, "0", who=THIRD))[0] == 200
    assert (await read.type("dice", 2, "0", who=RELEASER))[1]["agreed"]


@pytest.mark.parametrize(
    ("source", "place", "value", "more", "code"),
    [
        ("dice", 1, "12", {}, "VALUE"),
        ("dice", 5, "1", {}, "SOURCE_PLACE"),
        ("dice", 1, "4", {"media": MEDIA[0]}, "MEDIUM_NOT_WANTED"),
        ("dice", 1, "4", {"at": "2023-09-15T14:59:59+08:00"}, "SOURCE_TOO_EARLY"),
        ("dice", 1, "4", {"at": "2023-09-15T18:50:04+08:00"}, "CLOSED_TOO_LATE"),
        ("envelopes", 1, NONCES["W2"], {}, "REVEAL"),
        ("ssq", 0, SSQ_VALUE, {"at": TYPED_AT}, "MEDIUM_MISSING"),
        ("ssq", 0, SSQ_VALUE.replace("03.05", "05.03"), {"at": TYPED_AT, "media": MEDIA[0]}, "SSQ"),
        ("ssq", 0, SSQ_VALUE.replace("107", "108"), {"at": TYPED_AT, "media": MEDIA[0]}, "ISSUE"),
        ("ssq", 0, SSQ_VALUE, {"media": MEDIA[0], "at": "2023-09-15T15:11:00+08:00"}, "MEDIUM_TIME"),
        ("ssq", 0, SSQ_VALUE, {"media": {**MEDIA[0], "address": "ftp://cwl.gov.cn/ssq"}}, "INVALID_INPUT"),
        ("nist", 0, "-", {"at": TYPED_AT}, "VALUE"),
        ("nist", 0, HEX_VALUE, {"at": OPTIONAL_OVER_AT}, "SOURCE_MISSED"),
        ("drand", 0, "657413:" + "0" * 64, {"at": LAST_SOURCE_AT}, "NOT_CLOSED"),
        ("nothing", 0, "1", {}, "SOURCE_UNKNOWN"),
    ],
)
async def test_what_cannot_be_is_refused_and_not_kept(
    read: Ceremony, lottery_db: Database, source: str, place: int, value: str, more: dict[str, Any], code: str
) -> None:
    assert (await read.type(source, place, value, **more))[1]["code"] == code
    async with lottery_db.reading(EVERYWHERE) as session:
        assert (await session.execute(sa.text("select count(*) from lottery.called"))).scalar_one() == 0


async def test_nothing_is_typed_before_the_fingerprint_was_read(client: httpx2.AsyncClient, made: County) -> None:
    ceremony = Ceremony(client, made, DRAW_ID, sources=EVERY_KIND)
    await ceremony.go_to("announce")
    assert (await ceremony.type("dice", 1, "4"))[1]["code"] == "NOT_FROZEN"
    await ceremony.go_on_to("freeze")
    assert (await ceremony.type("dice", 1, "4"))[1]["code"] == "NOT_READ"
    assert (await ceremony.take_alone("close"))[1]["code"] == "NOT_READ"


async def test_two_people_need_two_media(read: Ceremony) -> None:
    def seen(media: dict[str, str]) -> dict[str, Any]:
        return {"media": media, "at": TYPED_AT}

    assert (await read.type("ssq", 0, SSQ_VALUE, **seen(MEDIA[0])))[0] == 200
    same = await read.type("ssq", 0, SSQ_VALUE, who=RELEASER, **seen({**MEDIA[1], "address": "http://cwl.gov.cn/x"}))
    assert (same[0], same[1]["code"]) == (409, "SAME_MEDIUM")
    assert (await read.type("ssq", 0, SSQ_VALUE, who=RELEASER, **seen(MEDIA[1])))[1]["value"] == SSQ_VALUE
