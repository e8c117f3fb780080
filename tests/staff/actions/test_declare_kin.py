"""Naming children to keep away from: the number goes, an index stays, other services hear of it at once."""

from datetime import timedelta

import pytest

from services.staff.actions.declare_kin import name_kin, say_no_kin, show_kin
from services.staff.actions.forget_outdated import forget_outdated
from services.staff.actions.recognise import recognise
from services.staff.actions.room import StaffRoom
from services.staff.domain.errors import TooManyKin
from services.staff.domain.limits import KIN_LASTS
from shared.citizen_number import check_character
from shared.database.connections import connected
from shared.database.provision import ServiceUrls
from shared.errors import InvalidInput
from tests.builders.staff import NOW, RING, enter, later, person, sitting_of
from tests.staff.actions.logged import told


def number(sequence: int, born: str = "20200312") -> str:
    """An identity number that belongs to nobody: sequence 990 and above is kept for people over a hundred."""
    first = f"140199{born}{990 + sequence % 10}"
    return first + check_character(first)


async def test_an_index_of_the_province_is_kept_and_told_and_the_number_is_not(
    room: StaffRoom, urls: ServiceUrls
) -> None:
    zhao = await person(room)
    _, token = await enter(room, zhao)
    mine = number(1)
    spaced = f" {mine[:6]} {mine[6:14]} {mine[14:].lower()} "
    assert await name_kin(sitting_of(room, zhao), "child", [spaced, ""]) == 1
    who = await recognise(room, token, now=NOW)
    assert who is not None
    assert who.is_kin_of(RING.identity_index(mine))
    assert not who.is_kin_of(RING.identity_index(number(2)))
    async with connected(urls.migrator) as migrator:
        await migrator.execute("set role staff_owner")
        kept = str(await migrator.fetch("select k::text from staff.kin k")) + str(await told(urls))
    assert mine not in kept


async def test_named_people_are_shown_by_label(room: StaffRoom) -> None:
    zhao = sitting_of(room, await person(room))
    await name_kin(zhao, "child", [number(1), number(2)])
    await name_kin(later(zhao, minutes=1), "relatives_child", [number(3)])
    kinship = await show_kin(zhao)
    assert [(one.relation, one.number) for one in kinship.named] == [
        ("child", 1),
        ("child", 2),
        ("relatives_child", 1),
    ]
    assert kinship.season == "2026"
    assert kinship.answered_at == NOW + timedelta(minutes=1)


async def test_the_same_child_twice_is_one(room: StaffRoom) -> None:
    zhao = sitting_of(room, await person(room))
    assert await name_kin(zhao, "child", [number(1), number(1)]) == 1
    assert await name_kin(zhao, "relatives_child", [number(1)]) == 0
    assert len((await show_kin(zhao)).named) == 1


async def test_wrong_numbers_are_told_by_their_line_and_nothing_is_kept(room: StaffRoom) -> None:
    zhao = sitting_of(room, await person(room))
    wrong = number(1)[:-1] + ("0" if number(1)[-1] != "0" else "1")
    with pytest.raises(InvalidInput) as told_of:
        await name_kin(zhao, "child", [number(2), wrong, "123"])
    assert "第 2 个、第 3 个" in told_of.value.problems[0].sentence
    assert (await show_kin(zhao)).answered_at is None


@pytest.mark.parametrize(("relation", "field"), [("", "relation"), ("friend", "relation"), ("child", "numbers")])
async def test_what_is_missing_is_said(room: StaffRoom, relation: str, field: str) -> None:
    zhao = sitting_of(room, await person(room))
    with pytest.raises(InvalidInput) as told_of:
        await name_kin(zhao, relation, [number(1)] if field == "relation" else [" "])
    assert [problem.field for problem in told_of.value.problems] == [field]


async def test_nobody_is_an_answer_with_its_time(room: StaffRoom, urls: ServiceUrls) -> None:
    zhao = sitting_of(room, await person(room))
    assert (await show_kin(zhao)).answered_at is None
    await say_no_kin(zhao)
    kinship = await show_kin(later(zhao, days=1))
    assert kinship.answered_at == NOW
    assert not kinship.has_kin
    assert (await told(urls))[-1]["act"] == "KIN_NONE"


async def test_the_question_comes_back_with_the_next_season(room: StaffRoom) -> None:
    zhao = sitting_of(room, await person(room))
    await say_no_kin(zhao)
    assert (await show_kin(later(zhao, days=365))).answered_at is None


async def test_a_family_has_an_end(room: StaffRoom) -> None:
    zhao = sitting_of(room, await person(room))
    births = [f"2020{month:02d}{day:02d}" for month in (1, 2) for day in range(1, 22)]
    await name_kin(zhao, "relatives_child", [number(1, born) for born in births[:40]])
    with pytest.raises(TooManyKin):
        await name_kin(zhao, "child", [number(1, births[41])])


async def test_past_seasons_are_forgotten(room: StaffRoom) -> None:
    zhao = await person(room)
    await name_kin(sitting_of(room, zhao), "child", [number(1)])
    await forget_outdated(room.db, now=NOW + KIN_LASTS - timedelta(days=1))
    assert len((await show_kin(sitting_of(room, zhao))).named) == 1
    await forget_outdated(room.db, now=NOW + KIN_LASTS + timedelta(days=1))
    assert (await show_kin(sitting_of(room, zhao))).named == ()
