"""Sessions: ended by idleness, age and by hand, here or everywhere; a new one ends the one before; 长辈版 has time."""

from dataclasses import replace
from datetime import datetime, timedelta

from services.registration.actions.list_sessions import list_sessions
from services.registration.actions.recognise import recognise
from services.registration.actions.request_code import request_code
from services.registration.actions.sign_in import Claimed, sign_in
from services.registration.actions.sign_out import sign_out, sign_out_everywhere
from services.registration.actions.tools import Tools
from services.registration.domain.errors import NotSignedIn
from tests.builders.registration import NOW, PHONE
from tests.builders.registration_visits import FIRST, door, fresh

MINUTE = timedelta(minutes=1)
OTHER = "13700000009"


async def opened(
    tools: Tools,
    token: str = FIRST,
    *,
    phone: str = PHONE,
    now: datetime = NOW,
    patient: bool = False,
    before: str = "",
) -> None:
    """Sign a phone in under `token`."""
    await request_code(tools, phone, code="402881", door=door(now))
    made = fresh(token, replaces=before or None, patient=patient)
    await sign_in(tools, Claimed(phone, "402881"), fresh=made, door=door(now))


async def is_open(tools: Tools, token: str, now: datetime = NOW, *, patient: bool = False) -> bool:
    try:
        await recognise(tools, token, now=now, patient=patient)
    except NotSignedIn:
        return False
    return True


async def test_a_session_ends_when_idle_and_lives_on_when_used(tools: Tools) -> None:
    await opened(tools)
    assert await is_open(tools, "t", NOW + 29 * MINUTE)
    assert await is_open(tools, "t", NOW + 58 * MINUTE)
    assert not await is_open(tools, "t", NOW + 89 * MINUTE)


async def test_in_the_elderly_view_a_session_rests_two_hours(tools: Tools) -> None:
    await opened(tools, patient=True)
    assert await is_open(tools, "t", NOW + 119 * MINUTE, patient=True)
    assert not await is_open(tools, "t", NOW + 240 * MINUTE, patient=True)


async def test_whoever_turns_to_the_elderly_view_has_its_time_from_then_on(tools: Tools) -> None:
    await opened(tools)
    assert await is_open(tools, "t", NOW, patient=True)
    assert await is_open(tools, "t", NOW + 100 * MINUTE, patient=True)


async def test_a_session_that_ended_does_not_come_back_by_asking_for_the_elderly_view(tools: Tools) -> None:
    await opened(tools)
    assert not await is_open(tools, "t", NOW + 31 * MINUTE, patient=True)


async def test_a_session_ends_after_its_longest_time_however_used(tools: Tools) -> None:
    short = replace(tools, sign_in=replace(tools.sign_in, session_lives=timedelta(hours=1)))
    await opened(short)
    assert await is_open(short, "t", NOW + 20 * MINUTE)
    assert await is_open(short, "t", NOW + 45 * MINUTE)
    assert not await is_open(short, "t", NOW + 60 * MINUTE)


async def test_signing_in_anew_ends_the_session_that_the_browser_had(tools: Tools) -> None:
    await opened(tools, "old")
    await opened(tools, "new", now=NOW + MINUTE, before="old")
    assert not await is_open(tools, "old", NOW + MINUTE)
    assert await is_open(tools, "new", NOW + MINUTE)


async def test_a_session_that_was_replaced_by_somebody_elses_ends_too(tools: Tools) -> None:
    await opened(tools, "old")
    await opened(tools, "new", phone=OTHER, before="old")
    assert not await is_open(tools, "old")


async def test_signing_out_ends_one_session_at_once(tools: Tools) -> None:
    await opened(tools, "a")
    await opened(tools, "b", now=NOW + MINUTE)
    await sign_out(tools, await recognise(tools, "a", now=NOW), door=door())
    assert not await is_open(tools, "a")
    assert await is_open(tools, "b", NOW + MINUTE)


async def test_signing_out_everywhere_ends_all_of_this_family_and_none_of_another(tools: Tools) -> None:
    await opened(tools, "a")
    await opened(tools, "b", now=NOW + MINUTE)
    await opened(tools, "c", phone=OTHER)
    later = NOW + 2 * MINUTE
    await sign_out_everywhere(tools, await recognise(tools, "b", now=later), door=door(later))
    assert [await is_open(tools, token, later) for token in ("a", "b", "c")] == [False, False, True]


async def test_a_family_sees_where_it_is_signed_in_but_not_from_which_address(tools: Tools) -> None:
    await opened(tools, "a")
    await opened(tools, "b", now=NOW + 2 * MINUTE)
    caller = await recognise(tools, "a", now=NOW + 10 * MINUTE)
    own = await list_sessions(tools, caller, now=NOW + 10 * MINUTE)
    assert [(one.opened_at, one.seen_at, one.how, one.this_one) for one in own] == [
        (NOW, NOW + 10 * MINUTE, "sms", True),
        (NOW + 2 * MINUTE, NOW + 2 * MINUTE, "sms", False),
    ]
    assert len(await list_sessions(tools, caller, now=NOW + 33 * MINUTE)) == 1
