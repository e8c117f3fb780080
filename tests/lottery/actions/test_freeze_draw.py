"""A freeze happens whole or not at all, once, and in the order of the announcements."""

import asyncio

import pytest
import sqlalchemy as sa

from shared.crypto.hashing import sha256_hex
from shared.crypto.signed_notes import open_note
from shared.database.sessions import Database
from tests.builders.ceremonies import AUTHORIZED, Ceremony
from tests.builders.draws import DRAW_ID, UNIT, County
from tests.builders.scopes import EVERYWHERE
from tests.fakes.frozen_files import FrozenFiles

SECOND = "TEST-140199-2023-XX-02"


async def rows(db: Database, table: str) -> int:
    async with db.reading(EVERYWHERE) as session:
        return int((await session.execute(sa.text(f"select count(*) from lottery.{table}"))).scalar_one())


@pytest.mark.parametrize(
    ("failure", "status", "code"),
    [
        ("down", 503, "REGISTRATION_SILENT"),
        ("refuses", 409, "REGISTRATION_REFUSED"),
        ("roster.csv", 409, "FILE_HASH"),
        ("calendar", 409, "FILE_HASH"),
        ("pid_key", 409, "FILE_HASH"),
    ],
)
async def test_whatever_fails_at_registration_leaves_nothing_frozen(
    ceremony: Ceremony, registration: FrozenFiles, lottery_db: Database, failure: str, status: int, code: str
) -> None:
    await ceremony.go_to("announce")
    registration.failure = failure
    answered, said = await ceremony.take("freeze")
    assert (answered, said["code"]) == (status, code)
    assert await rows(lottery_db, "draw_file") == await rows(lottery_db, "entry") == 0
    registration.failure = ""
    assert (await ceremony.take("freeze"))[0] == 200


async def test_a_crash_between_the_pull_and_the_commit_leaves_nothing_half(
    ceremony: Ceremony, lottery_db: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def dies(*_: object) -> None:
        raise MemoryError

    await ceremony.go_to("announce")
    with monkeypatch.context() as broken:
        broken.setattr("services.lottery.actions.freeze_draw.add_roster", dies)
        assert (await ceremony.take("freeze"))[0] == 500
    assert await rows(lottery_db, "draw_file") == 0
    answer = await ceremony.client.get(f"/internal/units/{UNIT}/draws/{DRAW_ID}", headers=AUTHORIZED)
    assert (answer.json()["state"], answer.json()["draw_sha256"]) == ("announced", None)
    assert (await ceremony.take("freeze"))[0] == 200


async def test_of_two_at_once_exactly_one_freezes(ceremony: Ceremony, lottery_db: Database, made: County) -> None:
    await ceremony.go_to("announce")
    assert (await ceremony.have_allowed("freeze"))[0] == 200
    answers = await asyncio.gather(*[ceremony.take_alone("freeze") for _ in range(4)])
    assert sorted(status for status, _ in answers) == [200, 409, 409, 409]
    assert {said["code"] for status, said in answers if status == 409} == {"ALREADY_FROZEN"}
    assert await rows(lottery_db, "entry") == made.roster().count(b"\n") - 1


async def test_a_roster_that_the_specification_refuses_is_not_frozen(
    ceremony: Ceremony, registration: FrozenFiles, made: County
) -> None:
    await ceremony.go_to("announce")
    registration.files = made.files() | {"roster.csv": made.roster() + b"0,x,,1,P01,ALL,1\n"}
    status, said = await ceremony.take("freeze")
    assert (status, said["code"]) == (422, "ROSTER_ORDER")


async def test_a_register_that_leaves_a_child_out_is_not_frozen(
    ceremony: Ceremony, registration: FrozenFiles, made: County
) -> None:
    await ceremony.go_to("announce")
    registration.files = made.files() | {"register.csv": b"app_no,state\n"}
    status, said = await ceremony.take("freeze")
    assert (status, said["code"]) == (422, "PROCEDURE")


async def test_announcements_are_frozen_in_the_order_of_their_numbers(ceremony: Ceremony, made: County) -> None:
    second = Ceremony(ceremony.client, made, SECOND)
    await ceremony.go_to("announce")
    await second.go_to("announce")
    assert (await second.take("freeze"))[1]["code"] == "EARLIER_DRAW_OPEN"
    first_frozen = (await ceremony.take("freeze"))[1]
    second_frozen = (await second.take("freeze"))[1]
    assert (first_frozen["seq"], second_frozen["seq"]) == (1, 2)
    assert second_frozen["prev"] == first_frozen["draw_sha256"]


async def test_announcements_at_once_take_numbers_without_a_gap(ceremony: Ceremony, made: County) -> None:
    several = [Ceremony(ceremony.client, made, f"TEST-140199-2023-XX-{place:02d}") for place in range(1, 7)]
    answers = await asyncio.gather(*[one.take("announce") for one in several])
    assert sorted(said["seq"] for _, said in answers) == [1, 2, 3, 4, 5, 6]


async def test_the_announcement_is_signed_by_the_unit(ceremony: Ceremony) -> None:
    frozen = await ceremony.go_to("freeze")
    note = (await ceremony.client.get(f"/draws/{DRAW_ID}/files/draw.json.note")).content
    key = (await ceremony.client.get(f"/units/{UNIT}/key")).text.strip()
    assert sha256_hex(open_note(note, key)) == frozen["draw_sha256"]
