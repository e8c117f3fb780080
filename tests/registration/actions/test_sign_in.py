"""Signing in: one message a minute, five tries, five minutes; whoever is known or unknown gets the same."""

from datetime import datetime, timedelta

import pytest
import sqlalchemy as sa

from services.registration.actions.recognise import recognise
from services.registration.actions.request_code import request_code
from services.registration.actions.show_account import show_account
from services.registration.actions.sign_in import Claimed, sign_in
from services.registration.actions.tools import Tools
from services.registration.domain.errors import CodeExpired, CodeTooMany, CodeTooSoon, CodeWrong, UnitNotFound
from services.registration.domain.unit import Unit
from services.registration.store.sms_outbox import LocalSms
from shared.database.scope import UNSCOPED
from tests.builders.registration import NOW, PHONE, UNIT
from tests.builders.registration_visits import FIRST, door, fresh

MINUTE = timedelta(minutes=1)
STRANGER = "13700000009"


async def ask(tools: Tools, phone: str = PHONE, *, code: str = "402881", now: datetime = NOW) -> None:
    await request_code(tools, phone, code=code, door=door(now))


async def enter(tools: Tools, code: str = "402881", *, token: str = FIRST, now: datetime = NOW) -> None:
    await sign_in(tools, Claimed(PHONE, code), fresh=fresh(token), door=door(now))


async def test_the_message_holds_the_digits_and_who_sends_them(tools: Tools, unit: Unit) -> None:
    sent = await request_code(tools, "139 0000 1234", code="402881", door=door(unit=UNIT))
    assert sent.phone_masked == "139****1234"
    latest = await LocalSms(tools.db, tools.keys).latest(PHONE)
    assert latest is not None
    assert latest[0] == "【娄烦县教育局】402881 是您的登录数字，5 分钟内有效。工作人员不会向您要。"
    assert len(latest[0]) <= 70


async def test_a_unit_that_is_not_there_sends_nothing(tools: Tools) -> None:
    with pytest.raises(UnitNotFound):
        await request_code(tools, PHONE, code="402881", door=door(unit="140199"))


async def test_a_phone_that_signed_in_before_and_one_that_never_did_are_told_the_same(tools: Tools) -> None:
    await ask(tools)
    await enter(tools)
    later = NOW + timedelta(days=1)
    known = await request_code(tools, PHONE, code="402881", door=door(later))
    unknown = await request_code(tools, STRANGER, code="402881", door=door(later))
    assert (known.expires_at, known.again_at) == (unknown.expires_at, unknown.again_at)
    for phone in (PHONE, STRANGER):
        with pytest.raises(CodeTooSoon):
            await request_code(tools, phone, code="402881", door=door(later))
        with pytest.raises(CodeWrong) as wrong:
            await sign_in(tools, Claimed(phone, "000000"), fresh=fresh(), door=door(later))
        assert wrong.value.left == 4


async def test_within_a_minute_a_second_message_is_refused_with_the_time(tools: Tools) -> None:
    await ask(tools)
    with pytest.raises(CodeTooSoon, match="10:01:00 以后可以再发"):
        await ask(tools, now=NOW + 59 * MINUTE / 60)
    await ask(tools, now=NOW + MINUTE)


async def test_a_day_has_ten_messages(tools: Tools) -> None:
    for place in range(10):
        await ask(tools, now=NOW + place * MINUTE)
    with pytest.raises(CodeTooMany):
        await ask(tools, now=NOW + 60 * MINUTE)
    await ask(tools, now=NOW + timedelta(days=1))


async def test_the_right_digits_open_a_session_once(tools: Tools) -> None:
    await ask(tools)
    opened = await sign_in(tools, Claimed(PHONE, " ４０２８８１ "), fresh=fresh("t" * 64), door=door())
    caller = await recognise(tools, opened.token, now=NOW)
    assert (await show_account(tools, caller.account_id)).phone_masked == "139****1234"
    with pytest.raises(CodeExpired):
        await enter(tools, token="u" * 64)


async def test_five_wrong_tries_use_the_digits_up(tools: Tools) -> None:
    await ask(tools)
    for left in (4, 3, 2, 1):
        with pytest.raises(CodeWrong) as refused:
            await enter(tools, "000000")
        assert refused.value.left == left
    for code in ("000000", "402881"):
        with pytest.raises(CodeExpired):
            await enter(tools, code)


@pytest.mark.parametrize(("minutes", "counts"), [(4.99, True), (5, False), (60, False)])
async def test_the_digits_count_for_five_minutes(tools: Tools, minutes: float, counts: bool) -> None:
    await ask(tools)
    if counts:
        await enter(tools, now=NOW + minutes * MINUTE)
        assert (await recognise(tools, "t", now=NOW + 6 * MINUTE)).helps is None
        return
    with pytest.raises(CodeExpired):
        await enter(tools, now=NOW + minutes * MINUTE)


async def test_a_newer_message_replaces_the_older(tools: Tools) -> None:
    await ask(tools)
    await ask(tools, code="111111", now=NOW + MINUTE)
    with pytest.raises(CodeWrong):
        await enter(tools, now=NOW + MINUTE)


async def test_without_a_message_nothing_opens(tools: Tools) -> None:
    with pytest.raises(CodeExpired):
        await enter(tools)


async def test_neither_phone_nor_digits_nor_token_nor_address_lie_in_the_clear(tools: Tools) -> None:
    await ask(tools)
    with pytest.raises(CodeWrong):
        await enter(tools, "000000")
    await enter(tools, token="secret-token")
    async with tools.db.reading(UNSCOPED) as session:
        for table in ("account", "sign_in_code", "session", "sms_outbox", "rate_window"):
            rows = await session.execute(sa.text(f"select row_to_json(t)::text, t::text from registration.{table} t"))
            dumped = "".join(str(cell) for row in rows for cell in row)
            assert dumped
            for secret in (PHONE, "402881", "secret-token", "192.0.2.1"):
                assert secret not in dumped
                assert secret.encode().hex() not in dumped
