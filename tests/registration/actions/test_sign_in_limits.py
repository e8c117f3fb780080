"""Limits at the door: per phone, per network address, counted right however many come at once."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from services.registration.actions.request_code import request_code
from services.registration.actions.sign_in import Claimed, sign_in
from services.registration.actions.tools import Tools
from services.registration.domain.errors import CodeExpired, CodeTooSoon, CodeWrong
from services.registration.domain.limits import Limit
from services.registration.domain.sign_in_errors import SignInLocked, TooManyHere
from services.registration.store.rate_windows import full_until, sweep, take
from services.registration.store.tables import rate_window
from shared.database.scope import UNSCOPED
from tests.builders.registration import NOW, PHONE
from tests.builders.registration_visits import door, fresh

MINUTE = timedelta(minutes=1)
THREE = Limit("tests", 3, 10 * MINUTE)


def tightened(tools: Tools, **rules: object) -> Tools:
    return replace(tools, sign_in=replace(tools.sign_in, **rules))  # type: ignore[arg-type]  # names of the rules


def phone(place: int) -> str:
    return f"137{place:08d}"


async def counted(tools: Tools, *, now: datetime = NOW) -> bool:
    async with tools.db.transaction(UNSCOPED) as session:
        return await take(session, THREE, b"somebody", now) is None


async def guess(tools: Tools, code: str = "000000", *, now: datetime = NOW, address: str = "192.0.2.1") -> object:
    try:
        return await sign_in(tools, Claimed(PHONE, code), fresh=fresh(code), door=door(now, address=address))
    except (CodeWrong, CodeExpired, SignInLocked, TooManyHere) as refused:
        return type(refused)


async def test_a_window_takes_so_many_and_says_when_it_ends(tools: Tools) -> None:
    assert [await counted(tools, now=NOW + place * MINUTE) for place in range(4)] == [True, True, True, False]
    async with tools.db.reading(UNSCOPED) as session:
        assert await full_until(session, THREE, b"somebody", NOW + 3 * MINUTE) == NOW + 10 * MINUTE
    assert await counted(tools, now=NOW + 10 * MINUTE)


async def test_of_twenty_at_once_no_more_than_the_limit_get_through(tools: Tools) -> None:
    through = await asyncio.gather(*(counted(tools) for _ in range(20)))
    assert sum(through) == THREE.times


async def test_who_counts_sweeps_away_what_has_ended(tools: Tools) -> None:
    await counted(tools)
    async with tools.db.transaction(UNSCOPED) as session:
        await sweep(session, NOW + 9 * MINUTE)
        assert await session.scalar(sa.select(sa.func.count()).select_from(rate_window)) == 1
        await sweep(session, NOW + 10 * MINUTE)
        assert await session.scalar(sa.select(sa.func.count()).select_from(rate_window)) == 0


async def test_one_address_asks_for_so_many_codes_for_whichever_phones(tools: Tools) -> None:
    few = tightened(tools, per_address=3)
    for place in range(3):
        await request_code(few, phone(place), code="402881", door=door())
    with pytest.raises(TooManyHere, match="10:10 以后可以再试"):
        await request_code(few, phone(3), code="402881", door=door())
    await request_code(few, phone(3), code="402881", door=door(address="192.0.2.2"))
    await request_code(few, phone(4), code="402881", door=door(NOW + 10 * MINUTE))


async def test_one_address_has_a_number_for_the_day_too(tools: Tools) -> None:
    few = tightened(tools, per_address_a_day=2)
    for place in range(2):
        await request_code(few, phone(place), code="402881", door=door(NOW + place * timedelta(hours=5)))
    with pytest.raises(TooManyHere):
        await request_code(few, phone(2), code="402881", door=door(NOW + timedelta(hours=11)))


async def test_what_the_phone_may_not_does_not_count_for_its_neighbours(tools: Tools) -> None:
    few = tightened(tools, per_address=2)
    await request_code(few, PHONE, code="402881", door=door())
    for _ in range(5):
        with pytest.raises(CodeTooSoon):
            await request_code(few, PHONE, code="402881", door=door())
    await request_code(few, phone(1), code="402881", door=door())


async def test_codes_asked_for_at_once_from_one_address_stay_within_the_limit(tools: Tools) -> None:
    few = tightened(tools, per_address=4)
    asked = (request_code(few, phone(place), code="402881", door=door()) for place in range(12))
    outcomes = await asyncio.gather(*asked, return_exceptions=True)
    assert sum(isinstance(one, TooManyHere) for one in outcomes) == 8


async def test_after_fifteen_wrong_codes_the_phone_rests_even_with_the_right_one(tools: Tools) -> None:
    for round_ in range(3):
        now = NOW + round_ * MINUTE
        await request_code(tools, PHONE, code="402881", door=door(now))
        for _ in range(5):
            await guess(tools, now=now)
    now = NOW + 3 * MINUTE
    assert await guess(tools, "402881", now=now) is SignInLocked
    with pytest.raises(SignInLocked, match="11:00 以后可以再登录"):
        await request_code(tools, PHONE, code="402881", door=door(now))
    await request_code(tools, PHONE, code="402881", door=door(NOW + timedelta(hours=1)))


async def test_wrong_codes_from_one_address_end_for_every_phone_but_not_elsewhere(tools: Tools) -> None:
    few = tightened(tools, wrong_per_address_a_day=2)
    await request_code(few, PHONE, code="402881", door=door())
    assert [await guess(few) for _ in range(3)] == [CodeWrong, CodeWrong, TooManyHere]
    assert await guess(few, "402881") is TooManyHere
    assert await guess(few, "402881", address="192.0.2.2") is not TooManyHere


async def test_guessing_at_phones_nobody_asked_a_code_for_counts_too(tools: Tools) -> None:
    few = tightened(tools, wrong_per_address_a_day=2)
    assert [await guess(few) for _ in range(3)] == [CodeExpired, CodeExpired, TooManyHere]
