"""The clerks' door: sessions that end, and a lock after five wrong passwords."""

from datetime import timedelta

import pytest

from services.verification.actions.case_room import CaseRoom
from services.verification.actions.clerk_accounts import NewClerk, create_clerk
from services.verification.actions.clerk_sign_in import (
    Credentials,
    clerk_sign_in,
    clerk_sign_out,
    recognise_clerk,
    window_of,
)
from services.verification.actions.passwords import Passwords
from services.verification.domain.errors import NotSignedIn, SignInWrong, TooManyTries
from shared.errors import InvalidInput
from tests.builders.verification import NOW, UNIT

PASSWORD = "correct horse battery"
RIGHT = Credentials("zhao", PASSWORD)
WRONG = Credentials("zhao", "wrong horse battery")
TOKEN = "a" * 64


@pytest.fixture(scope="module")
def passwords() -> Passwords:
    return Passwords()


@pytest.fixture
async def door(room: CaseRoom, passwords: Passwords) -> CaseRoom:
    await create_clerk(room, passwords, NewClerk("zhao", PASSWORD, "赵晓云", UNIT), now=NOW)
    return room


async def test_the_right_password_opens_a_session(door: CaseRoom, passwords: Passwords) -> None:
    who, ends_at = await clerk_sign_in(door, passwords, RIGHT, token=TOKEN, now=NOW)
    assert who == await recognise_clerk(door, TOKEN, now=NOW + timedelta(minutes=29))
    assert ends_at == NOW + timedelta(hours=10)


async def test_a_session_ends_after_half_an_hour_without_a_page(door: CaseRoom, passwords: Passwords) -> None:
    await clerk_sign_in(door, passwords, RIGHT, token=TOKEN, now=NOW)
    with pytest.raises(NotSignedIn):
        await recognise_clerk(door, TOKEN, now=NOW + timedelta(minutes=30))


async def test_a_session_ends_after_ten_hours_in_any_case(door: CaseRoom, passwords: Passwords) -> None:
    await clerk_sign_in(door, passwords, RIGHT, token=TOKEN, now=NOW)
    for step in range(1, 30):
        await recognise_clerk(door, TOKEN, now=NOW + timedelta(minutes=20 * step))
    with pytest.raises(NotSignedIn):
        await recognise_clerk(door, TOKEN, now=NOW + timedelta(hours=10))


async def test_signing_out_ends_it(door: CaseRoom, passwords: Passwords) -> None:
    await clerk_sign_in(door, passwords, RIGHT, token=TOKEN, now=NOW)
    await clerk_sign_out(door, TOKEN)
    await clerk_sign_out(door, None)
    with pytest.raises(NotSignedIn):
        await recognise_clerk(door, TOKEN, now=NOW)


async def test_the_fifth_wrong_password_locks_the_name_until_the_window_ends(
    door: CaseRoom, passwords: Passwords
) -> None:
    for left in (4, 3, 2, 1):
        with pytest.raises(SignInWrong, match=f"还可以试 {left} 次"):
            await clerk_sign_in(door, passwords, WRONG, token=TOKEN, now=NOW)
    for tried in (WRONG, RIGHT):
        with pytest.raises(TooManyTries, match="9:45 以后"):
            await clerk_sign_in(door, passwords, tried, token=TOKEN, now=NOW)
    later = NOW + timedelta(minutes=15)
    assert await clerk_sign_in(door, passwords, RIGHT, token=TOKEN, now=later)


async def test_an_unknown_name_is_told_the_same(door: CaseRoom, passwords: Passwords) -> None:
    with pytest.raises(SignInWrong, match="名字或者密码不对"):
        await clerk_sign_in(door, passwords, Credentials("nobody", PASSWORD), token=TOKEN, now=NOW)


async def test_nothing_typed_is_said_beside_each_field(door: CaseRoom, passwords: Passwords) -> None:
    with pytest.raises(InvalidInput) as refused:
        await clerk_sign_in(door, passwords, Credentials(" ", ""), token=TOKEN, now=NOW)
    assert [problem.field for problem in refused.value.problems] == ["name", "password"]


async def test_a_short_password_is_refused(room: CaseRoom, passwords: Passwords) -> None:
    with pytest.raises(InvalidInput):
        await create_clerk(room, passwords, NewClerk("zhao", "12345678901", "赵晓云", UNIT), now=NOW)


async def test_the_same_name_again_gets_the_new_password(door: CaseRoom, passwords: Passwords) -> None:
    new = NewClerk("zhao", "another horse battery", "赵晓云", "14")
    assert not await create_clerk(door, passwords, new, now=NOW)
    who, _ = await clerk_sign_in(door, passwords, Credentials("zhao", new.password), token=TOKEN, now=NOW)
    assert who.scope == "14"


def test_windows_are_quarters_of_an_hour() -> None:
    assert window_of(NOW) == NOW
    assert window_of(NOW + timedelta(minutes=14, seconds=59)) == NOW
