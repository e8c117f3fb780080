"""Closing and seed take what counts: everything required, and `-` for an optional source by 5.5 and never by choice."""

from typing import Any

import httpx2
import pytest

from tests.builders.ceremonies import RELEASER, Ceremony
from tests.builders.draws import DRAW_ID, LAST_SOURCE_AT, County, beacon, dice, drand
from tests.builders.sources import (
    EVERY_KIND,
    HEX_VALUE,
    MEDIA,
    NONCES,
    OPTIONAL_OVER_AT,
    SSQ_VALUE,
    THROWS,
    TYPED_AT,
    both_type,
    close,
    envelopes,
    frozen_and_read,
    look,
    paste,
    ssq,
    type_envelopes,
    type_ssq,
    type_throws,
)

ALL_OPENED = ";".join(f"{label}:{nonce}" for label, nonce in NONCES.items())


@pytest.fixture
async def read(client: httpx2.AsyncClient, made: County) -> Ceremony:
    """A draw with every kind of source, whose fingerprint was read."""
    return await frozen_and_read(Ceremony(client, made, DRAW_ID, sources=EVERY_KIND))


async def file(ceremony: Ceremony, name: str) -> str:
    answer = await ceremony.client.get(f"/draws/{DRAW_ID}/files/{name}")
    assert answer.status_code == 200, answer.text
    return answer.text


async def everything_required(ceremony: Ceremony, opened: dict[str, str] = NONCES) -> None:
    await type_envelopes(ceremony, opened)
    await type_throws(ceremony)
    await type_ssq(ceremony)


async def test_every_kind_of_source_is_closed_and_makes_a_seed_that_verifies(read: Ceremony) -> None:
    await everything_required(read)
    await both_type(read, "nist", 0, HEX_VALUE, at=TYPED_AT)
    assert (await close(read, at=TYPED_AT))[0] == 200
    values = [f"envelopes={ALL_OPENED}", f"dice={THROWS}", f"ssq={SSQ_VALUE}", f"nist={HEX_VALUE}"]
    assert (await file(read, "closing.txt")).splitlines()[2:] == values
    assert (await paste(read, beacon()[1]))[1]["agreed"]
    assert (await read.take_alone("seed"))[0] == 200
    assert (await file(read, "seed.txt")).splitlines()[2:] == [*values, f"drand={beacon()[0]}"]
    assert (await read.take_alone("draw"))[0] == 200


async def test_two_media_with_their_times_are_published_with_the_numbers(read: Ceremony) -> None:
    await everything_required(read)
    assert (await close(read))[0] == 200
    assert (await file(read, "source_ssq.txt")).splitlines() == [
        *SSQ_VALUE.split(":"),
        *(f"{media['address']} {media['seen_at']}" for media in MEDIA),
    ]


async def test_an_optional_source_that_did_not_come_is_a_dash_after_its_time_and_not_before(read: Ceremony) -> None:
    await everything_required(read)
    status, said = await close(read, at=TYPED_AT)
    assert (status, said["code"]) == (409, "OPTIONAL_STILL_OPEN")
    assert (await look(read, at=TYPED_AT))["missing"]["code"] == "OPTIONAL_STILL_OPEN"
    assert (await look(read, at=OPTIONAL_OVER_AT))["sources"][3]["state"] == "missed"
    assert (await close(read, at=OPTIONAL_OVER_AT))[0] == 200
    assert (await file(read, "closing.txt")).splitlines()[-1] == "nist=-"


async def test_what_one_person_alone_typed_of_an_optional_source_is_a_dash(read: Ceremony) -> None:
    await everything_required(read)
    await read.type("nist", 0, HEX_VALUE, at=TYPED_AT)
    assert (await close(read, at=TYPED_AT))[1]["code"] == "OPTIONAL_STILL_OPEN"
    assert (await read.type("nist", 0, HEX_VALUE, who=RELEASER, at=OPTIONAL_OVER_AT))[1]["code"] == "SOURCE_MISSED"
    assert (await close(read))[0] == 200
    assert (await file(read, "closing.txt")).splitlines()[-1] == "nist=-"


async def test_an_envelope_that_is_not_opened_is_a_dash(read: Ceremony) -> None:
    await everything_required(read, {"W2": NONCES["W2"]})
    assert (await close(read))[0] == 200
    assert f"envelopes=W1:-;W2:{NONCES['W2']};W3:-" in await file(read, "closing.txt")


async def test_of_required_envelopes_one_is_opened(read: Ceremony) -> None:
    await everything_required(read, {})
    status, said = await close(read)
    assert (status, said["code"]) == (422, "REVEAL")


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ((), "来源 envelopes 还有 3 个数，两个人没有填一致，先填第 1 个"),
        (("envelopes",), "来源 dice 还有 4 个数，两个人没有填一致，先填第 1 个"),
        (("envelopes", "dice"), "来源 ssq 还没有填好，先由两个人填"),
    ],
)
async def test_what_is_missing_is_named(read: Ceremony, typed: tuple[str, ...], said: str) -> None:
    if "envelopes" in typed:
        await type_envelopes(read, NONCES)
    if "dice" in typed:
        await type_throws(read)
    status, answer = await close(read)
    assert (status, answer["code"], answer["title"]) == (409, "SOURCE_NOT_TYPED", said)
    assert (await look(read))["missing"] == {"code": "SOURCE_NOT_TYPED", "sentence": said}


async def test_a_throw_on_which_two_differ_is_missing(read: Ceremony) -> None:
    await type_envelopes(read, NONCES)
    await type_throws(read, THROWS[:3])
    await read.type("dice", 4, "1")
    await read.type("dice", 4, "7", who=RELEASER)
    assert (await close(read))[1]["title"] == "来源 dice 还有 1 个数，两个人没有填一致，先填第 4 个"


OPTIONAL_DICE = {**dice(4), "name": "more", "required": False}
OPTIONAL = [dice(4), OPTIONAL_DICE, envelopes(required=False), drand()]


@pytest.mark.parametrize(
    ("opened", "line"), [({}, "envelopes=-"), ({"W3": NONCES["W3"]}, f"envelopes=W1:-;W2:-;W3:{NONCES['W3']}")]
)
async def test_of_optional_envelopes_and_throws_what_counts_in_time_counts(
    client: httpx2.AsyncClient, made: County, opened: dict[str, str], line: str
) -> None:
    ceremony = await frozen_and_read(Ceremony(client, made, DRAW_ID, sources=OPTIONAL))
    await type_throws(ceremony)
    for place in (1, 2, 3):
        await both_type(ceremony, "more", place, "5")
    for label, nonce in opened.items():
        await both_type(ceremony, "envelopes", list(NONCES).index(label) + 1, nonce)
    assert (await close(ceremony))[0] == 200
    assert (await file(ceremony, "closing.txt")).splitlines()[-2:] == ["more=-", line]


LATE = "2023-09-15T18:58:00+08:00"
NEARLY_LATE = "2023-09-15T18:30:00+08:00"


@pytest.mark.parametrize(
    ("at", "close_at", "status"),
    [
        (LATE, OPTIONAL_OVER_AT, 200),
        (NEARLY_LATE, "2023-09-15T18:45:02+08:00", 409),
        (NEARLY_LATE, "2023-09-15T18:45:03+08:00", 200),
        (NEARLY_LATE, "2023-09-15T18:50:03+08:00", 200),
    ],
)
async def test_nothing_optional_keeps_the_sources_from_being_closed_in_time(
    client: httpx2.AsyncClient, made: County, at: str, close_at: str, status: int
) -> None:
    late = {"name": "nist", "kind": "hex", "required": False, "at": at, "detail": "NIST"}
    ceremony = await frozen_and_read(Ceremony(client, made, DRAW_ID, sources=[dice(4), late, drand()]))
    await type_throws(ceremony)
    assert (await close(ceremony, at=close_at))[0] == status


async def test_after_the_closing_nothing_human_is_typed(read: Ceremony) -> None:
    await everything_required(read)
    await close(read)
    for source, place, value, more in (
        ("dice", 1, "4", {}),
        ("envelopes", 1, NONCES["W1"], {}),
        ("nist", 0, HEX_VALUE, {"at": TYPED_AT}),
        ("ssq", 0, SSQ_VALUE, {"at": TYPED_AT, "media": MEDIA[0]}),
    ):
        arguments: dict[str, Any] = more
        assert (await read.type(source, place, value, **arguments))[1]["code"] == "ALREADY_CLOSED"


async def test_the_releaser_may_close_and_makes_no_seed(read: Ceremony) -> None:
    await everything_required(read)
    path, body = read.steps["close"]
    assert (await read.post(path, {**body, "at": OPTIONAL_OVER_AT}, who=RELEASER))[0] == 200
    path, body = read.steps["seed"]
    assert (await read.post(path, body, who=RELEASER))[1]["code"] == "ROLE_FORBIDS"


async def test_a_draw_whose_last_source_is_typed(client: httpx2.AsyncClient, made: County) -> None:
    sources = [dice(40), ssq(at="2023-09-15T21:15:00+08:00")]
    ceremony = await frozen_and_read(Ceremony(client, made, DRAW_ID, sources=sources))
    await type_throws(ceremony, "1234567890" * 4)
    media = [{**one, "seen_at": f"2023-09-15T21:2{place}:00+08:00"} for place, one in enumerate(MEDIA)]
    late = "2023-09-15T21:30:00+08:00"
    assert (await ceremony.type("ssq", 0, SSQ_VALUE, media=media[0], at=late))[1]["code"] == "NOT_CLOSED"
    assert (await close(ceremony))[0] == 200
    early: dict[str, Any] = {"media": media[0], "at": "2023-09-15T21:14:59+08:00"}
    assert (await ceremony.type("ssq", 0, SSQ_VALUE, **early))[1]["code"] == "SOURCE_TOO_EARLY"
    assert (await ceremony.type("ssq", 0, SSQ_VALUE, media=media[0], at=late))[0] == 200
    assert (await ceremony.take_alone("seed", at=late))[1]["code"] == "SOURCE_NOT_TYPED"
    assert (await ceremony.type("ssq", 0, SSQ_VALUE, media=media[1], at=late, who=RELEASER))[1]["agreed"]
    assert (await ceremony.take_alone("seed", at="2023-09-15T21:29:59+08:00"))[1]["code"] == "TIME_GOES_BACK"
    assert (await ceremony.take_alone("seed", at=late))[0] == 200
    assert (await file(ceremony, "source_ssq.txt")).splitlines()[2].startswith(MEDIA[0]["address"])


async def test_without_the_beacon_there_is_no_seed(read: Ceremony) -> None:
    await everything_required(read)
    await close(read)
    status, said = await read.take_alone("seed", at=LAST_SOURCE_AT)
    assert (status, said["code"]) == (409, "BEACON_NOT_TAKEN")
