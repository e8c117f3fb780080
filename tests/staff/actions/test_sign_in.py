"""Signing in: right, wrong in each way, too often, twice with one code."""

import asyncio
from datetime import timedelta

import pytest

from services.staff.actions.people import lock
from services.staff.actions.recognise import recognise
from services.staff.actions.room import Policy, StaffRoom
from services.staff.actions.sign_in import Credentials, SignedIn, sign_in
from services.staff.domain.errors import AccountLocked, SignInWrong, TooManyTries
from services.staff.domain.limits import IDLE, LONGEST_SESSION, MOST_TRIES, MOST_TRIES_OF_AN_ADDRESS
from shared.database.provision import ServiceUrls
from shared.database.sessions import Database
from shared.errors import InvalidInput
from tests.builders.staff import NOW, PASSWORD, code_at, enter, person, room_over, sitting_of, visit
from tests.staff.actions.logged import acts, told


async def test_name_password_and_code_begin_a_session(room: StaffRoom) -> None:
    zhao = await person(room, name="ZhaoXY")
    entered, token = await enter(room, zhao)
    assert entered.ends_at == NOW + LONGEST_SESSION
    who = await recognise(room, token, now=NOW)
    assert who is not None
    assert (who.staff_id, who.role, who.scope) == (zhao.staff_id, "unit_clerk", "140123")


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": "somebody"},
        {"password": "another password"},
        {"code": "000000"},
        {"code": "AAAA-BBBB-CCCC"},
        {"code": "x"},
        {"name": "\u0130"},
    ],
    ids=str,
)
async def test_whatever_is_wrong_the_answer_is_the_same(room: StaffRoom, wrong: dict[str, str]) -> None:
    zhao = await person(room)
    with pytest.raises(SignInWrong):
        await sign_in(room, zhao.typed(NOW, **wrong), visit())


async def test_nothing_typed_is_said_field_by_field(room: StaffRoom) -> None:
    with pytest.raises(InvalidInput) as told_of:
        await sign_in(room, Credentials("", " ", "", "192.0.2.1"), visit())
    assert [problem.field for problem in told_of.value.problems] == ["name", "password", "code"]


async def test_a_code_of_the_half_minute_before_and_after_counts_and_no_older(room: StaffRoom) -> None:
    zhao = await person(room)
    for seconds in (-60, 60):
        with pytest.raises(SignInWrong):
            await sign_in(room, zhao.typed(code=code_at(NOW + timedelta(seconds=seconds))), visit())
    for seconds in (-30, 0, 30):
        await sign_in(room, zhao.typed(code=code_at(NOW + timedelta(seconds=seconds))), visit())


async def test_a_code_counts_once_and_older_ones_never_again(room: StaffRoom) -> None:
    zhao = await person(room)
    await enter(room, zhao)
    for seconds in (0, -30):
        with pytest.raises(SignInWrong):
            await sign_in(room, zhao.typed(code=code_at(NOW + timedelta(seconds=seconds))), visit())


async def test_a_wrong_password_does_not_use_the_code_up(room: StaffRoom) -> None:
    zhao = await person(room)
    with pytest.raises(SignInWrong):
        await sign_in(room, zhao.typed(password="not this one"), visit())
    await enter(room, zhao)


async def test_of_two_sign_ins_with_one_code_one_wins(room: StaffRoom) -> None:
    zhao = await person(room)
    answers = await asyncio.gather(*(sign_in(room, zhao.typed(), visit()) for _ in range(3)), return_exceptions=True)
    assert sum(isinstance(one, SignedIn) for one in answers) == 1
    assert sum(isinstance(one, SignInWrong) for one in answers) == 2


async def test_five_wrong_tries_close_the_account_for_the_quarter_of_an_hour(room: StaffRoom) -> None:
    zhao = await person(room)
    for _ in range(MOST_TRIES):
        with pytest.raises(SignInWrong):
            await sign_in(room, zhao.typed(password="not this one"), visit())
    with pytest.raises(TooManyTries) as closed:
        await sign_in(room, zhao.typed(), visit())
    assert "9:15" in closed.value.sentence
    await enter(room, zhao, NOW + timedelta(minutes=15))


async def test_unknown_names_are_closed_just_as_well(room: StaffRoom) -> None:
    nobody = Credentials("nobody", PASSWORD, "123456", "192.0.2.9")
    for _ in range(MOST_TRIES):
        with pytest.raises(SignInWrong):
            await sign_in(room, nobody, visit())
    with pytest.raises(TooManyTries):
        await sign_in(room, nobody, visit())


async def test_many_tries_at_once_are_all_counted(room: StaffRoom) -> None:
    zhao = await person(room)
    wrong = (sign_in(room, zhao.typed(password="not this one"), visit()) for _ in range(9))
    answers = await asyncio.gather(*wrong, return_exceptions=True)
    assert sum(isinstance(one, SignInWrong) for one in answers) == MOST_TRIES


async def test_one_address_cannot_try_many_names(room: StaffRoom) -> None:
    for number in range(MOST_TRIES_OF_AN_ADDRESS):
        with pytest.raises(SignInWrong):
            await sign_in(room, Credentials(f"name{number}", PASSWORD, "123456", "192.0.2.66"), visit())
    with pytest.raises(TooManyTries):
        await sign_in(room, Credentials("another", PASSWORD, "123456", "192.0.2.66"), visit())
    with pytest.raises(SignInWrong):
        await sign_in(room, Credentials("another", PASSWORD, "123456", "192.0.2.67"), visit())


async def test_signing_in_forgets_the_tries_of_the_name(room: StaffRoom) -> None:
    zhao = await person(room)
    for turn in range(3):
        for _ in range(MOST_TRIES - 1):
            with pytest.raises(SignInWrong):
                await sign_in(room, zhao.typed(code="000000"), visit())
        await enter(room, zhao, NOW + timedelta(seconds=30 * turn))


async def test_a_locked_account_is_told_so_only_to_its_owner(room: StaffRoom) -> None:
    zhao, boss = await person(room), await person(room, "administrator")
    await lock(sitting_of(room, boss), zhao.staff_id)
    with pytest.raises(SignInWrong):
        await sign_in(room, zhao.typed(password="not this one"), visit())
    with pytest.raises(AccountLocked):
        await sign_in(room, zhao.typed(), visit())


async def test_a_releaser_whose_kind_is_not_allowed_any_more_stays_outside(room: StaffRoom, staff_db: Database) -> None:
    releaser = await person(room, "draw_releaser")
    _, token = await enter(room, releaser)
    stricter = room_over(staff_db, Policy(releaser_kinds=("notary",)))
    assert await recognise(room, token, now=NOW) is not None
    assert await recognise(stricter, token, now=NOW) is None
    with pytest.raises(AccountLocked):
        await enter(stricter, releaser, NOW + timedelta(minutes=1))


async def test_a_session_ends_when_idle_and_after_twelve_hours(room: StaffRoom) -> None:
    zhao = await person(room)
    _, token = await enter(room, zhao)
    now = NOW
    while now + timedelta(minutes=20) < NOW + LONGEST_SESSION:
        now += timedelta(minutes=20)
        assert await recognise(room, token, now=now) is not None
    assert await recognise(room, token, now=NOW + LONGEST_SESSION) is None
    _, idle = await enter(room, zhao, NOW + timedelta(days=1))
    assert await recognise(room, idle, now=NOW + timedelta(days=1) + IDLE) is None


async def test_the_session_that_the_browser_had_ends_with_the_new_one(room: StaffRoom) -> None:
    zhao = await person(room)
    _, old = await enter(room, zhao)
    coming = visit(NOW + timedelta(minutes=1))
    coming = type(coming)(coming.new, coming.now, old_token=old)
    await sign_in(room, zhao.typed(coming.now), coming)
    assert await recognise(room, old, now=coming.now) is None
    assert await recognise(room, coming.new.token, now=coming.now) is not None


@pytest.mark.parametrize("token", ["", "0" * 64, "not hex", "'; drop table staff.account"])
async def test_a_token_that_nobody_was_given_is_nobody(room: StaffRoom, token: str) -> None:
    assert await recognise(room, token, now=NOW) is None


async def test_coming_failing_and_closing_are_in_the_log_and_unknown_names_too(
    room: StaffRoom, urls: ServiceUrls
) -> None:
    zhao = await person(room)
    await enter(room, zhao)
    for name in (zhao.name, "nobody"):
        for _ in range(MOST_TRIES + 2):
            with pytest.raises((SignInWrong, TooManyTries)):
                await sign_in(room, Credentials(name, "not this one", "123456", "192.0.2.8"), visit())
    failed = ["SIGN_IN_FAILED"] * MOST_TRIES + ["SIGN_IN_CLOSED"]
    assert await acts(urls) == ["REHEARSAL_ACCOUNT_MADE", "SIGNED_IN", *failed, *failed]
    events = await told(urls)
    assert {event["record"] for event in events} == {f"staff:{zhao.staff_id}", "staff:unknown"}
    assert "192.0.2.8" not in str(events)
