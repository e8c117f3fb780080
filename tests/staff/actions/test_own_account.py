"""One's own password, recovery codes and sessions."""

from datetime import timedelta

import pytest

from services.staff.actions.own_account import change_password, end_other_sessions, renew_recovery_codes, show_me
from services.staff.actions.recognise import recognise, sign_out
from services.staff.actions.room import StaffRoom
from services.staff.actions.sign_in import sign_in
from services.staff.domain.errors import PasswordWrong, SignInWrong, TooManyTries
from services.staff.domain.limits import MOST_TRIES
from shared.database.provision import ServiceUrls
from shared.errors import InvalidInput
from tests.builders.invitations import accepted, invited
from tests.builders.staff import ADDRESS, NOW, PASSWORD, Person, code_at, duty_of, enter, person, sitting_of, visit
from tests.staff.actions.logged import acts

NEW = "another one that holds well"


async def test_a_new_password_ends_every_other_session(room: StaffRoom) -> None:
    zhao = await person(room)
    _, elsewhere = await enter(room, zhao)
    _, here = await enter(room, zhao, NOW + timedelta(minutes=1))
    await change_password(sitting_of(room, zhao), present=PASSWORD, new=NEW, token=here)
    assert await recognise(room, elsewhere, now=NOW) is None
    assert await recognise(room, here, now=NOW) is not None
    then = NOW + timedelta(minutes=2)
    with pytest.raises(SignInWrong):
        await sign_in(room, zhao.typed(then), visit(then))
    await sign_in(room, zhao.typed(then, password=NEW), visit(then))


@pytest.mark.parametrize("new", ["short", "Administrator1", "赵晓云赵晓云的密码很长"])
async def test_a_new_password_must_hold(room: StaffRoom, new: str) -> None:
    zhao = await person(room)
    with pytest.raises(InvalidInput) as told:
        await change_password(sitting_of(room, zhao), present=PASSWORD, new=new, token="")
    assert [problem.field for problem in told.value.problems] == ["new_password"]


async def test_the_present_password_cannot_be_guessed_here_either(room: StaffRoom) -> None:
    zhao = await person(room)
    sitting = sitting_of(room, zhao)
    for _ in range(MOST_TRIES):
        with pytest.raises(PasswordWrong):
            await change_password(sitting, present="not this one", new=NEW, token="")
    with pytest.raises(TooManyTries):
        await change_password(sitting, present=PASSWORD, new=NEW, token="")


async def test_new_recovery_codes_make_the_old_ones_worthless(room: StaffRoom) -> None:
    staff_id, old = await accepted(room, await invited(room))
    zhou = Person(staff_id, "zhoumin", duty_of("unit_clerk"))
    await renew_recovery_codes(sitting_of(room, zhou), present=PASSWORD, codes=["Z" * 12])
    assert (await show_me(sitting_of(room, zhou))).codes_left == 1
    with pytest.raises(SignInWrong):
        await sign_in(room, zhou.typed(code=old[0]), visit())
    assert (await sign_in(room, zhou.typed(code="zzzz-zzzz-zzzz"), visit())).way == "recovery"
    assert (await show_me(sitting_of(room, zhou))).codes_left == 0


async def test_one_sees_where_one_is_signed_in_and_signs_out_everywhere(room: StaffRoom, urls: ServiceUrls) -> None:
    zhao = await person(room)
    tokens = [(await enter(room, zhao, NOW + timedelta(minutes=turn)))[1] for turn in range(3)]
    me = await show_me(sitting_of(room, zhao))
    assert [one.began_at for one in me.sessions] == [NOW + timedelta(minutes=turn) for turn in (2, 1, 0)]
    assert await end_other_sessions(sitting_of(room, zhao), token=tokens[2]) == 2
    assert await recognise(room, tokens[2], now=NOW) is not None
    assert await end_other_sessions(sitting_of(room, zhao), token=None) == 1
    assert await recognise(room, tokens[2], now=NOW) is None
    assert (await acts(urls))[-2:] == ["SESSIONS_ENDED", "SESSIONS_ENDED"]


async def test_signing_out_ends_the_session_and_twice_is_no_error(room: StaffRoom, urls: ServiceUrls) -> None:
    _, token = await enter(room, await person(room))
    await sign_out(room, token, now=NOW)
    await sign_out(room, token, now=NOW)
    assert await recognise(room, token, now=NOW) is None
    assert (await acts(urls))[-1] == "SIGNED_OUT"


async def test_a_lost_phone_does_not_help_without_the_password(room: StaffRoom) -> None:
    zhao = await person(room)
    with pytest.raises(SignInWrong):
        await sign_in(room, zhao.typed(password=NEW, code=code_at(NOW), address=ADDRESS), visit())
