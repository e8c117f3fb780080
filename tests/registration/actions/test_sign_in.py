"""Signing in: one message a minute, five tries, ten minutes; sessions end by idleness, age and by hand."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from services.registration.actions.recognise import recognise
from services.registration.actions.request_code import request_code
from services.registration.actions.show_account import show_account
from services.registration.actions.sign_in import sign_in
from services.registration.actions.sign_out import sign_out
from services.registration.actions.tools import Tools
from services.registration.domain.errors import (
    CodeExpired,
    CodeTooMany,
    CodeTooSoon,
    CodeWrong,
    NotSignedIn,
    UnitNotFound,
)
from services.registration.domain.unit import Unit
from services.registration.store.sms_outbox import LocalSms
from tests.builders.registration import NOW, PHONE, UNIT

MINUTE = timedelta(minutes=1)


async def ask(tools: Tools, *, code: str = "402881", now: object = None) -> None:
    await request_code(tools, PHONE, unit_code=None, code=code, now=now or NOW)  # type: ignore[arg-type]  # a moment


async def test_the_message_holds_the_digits_and_who_sends_them(tools: Tools, unit: Unit) -> None:
    sent = await request_code(tools, "139 0000 1234", unit_code=UNIT, code="402881", now=NOW)
    assert sent.phone_masked == "139****1234"
    latest = await LocalSms(tools.db, tools.keys).latest(PHONE)
    assert latest is not None
    assert latest[0] == "【娄烦县教育局】402881 是您的登录数字，10 分钟内有效。工作人员不会向您要。"
    assert len(latest[0]) <= 70


async def test_a_unit_that_is_not_there_sends_nothing(tools: Tools) -> None:
    with pytest.raises(UnitNotFound):
        await request_code(tools, PHONE, unit_code="140199", code="402881", now=NOW)


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
    opened = await sign_in(tools, PHONE, " ４０２８８１ ", token="t" * 64, now=NOW)
    caller = await recognise(tools, opened.token, now=NOW)
    assert (await show_account(tools, caller.account_id)).phone_masked == "139****1234"
    with pytest.raises(CodeExpired):
        await sign_in(tools, PHONE, "402881", token="u" * 64, now=NOW)


async def test_five_wrong_tries_use_the_digits_up(tools: Tools) -> None:
    await ask(tools)
    for left in (4, 3, 2, 1):
        with pytest.raises(CodeWrong) as refused:
            await sign_in(tools, PHONE, "000000", token="t", now=NOW)
        assert refused.value.left == left
    for code in ("000000", "402881"):
        with pytest.raises(CodeExpired):
            await sign_in(tools, PHONE, code, token="t", now=NOW)


async def test_the_digits_count_for_ten_minutes(tools: Tools) -> None:
    await ask(tools)
    with pytest.raises(CodeExpired):
        await sign_in(tools, PHONE, "402881", token="t", now=NOW + 10 * MINUTE)


async def test_a_newer_message_replaces_the_older(tools: Tools) -> None:
    await ask(tools)
    await ask(tools, code="111111", now=NOW + MINUTE)
    with pytest.raises(CodeWrong):
        await sign_in(tools, PHONE, "402881", token="t", now=NOW + MINUTE)


async def test_without_a_message_nothing_opens(tools: Tools) -> None:
    with pytest.raises(CodeExpired):
        await sign_in(tools, PHONE, "402881", token="t", now=NOW)


async def test_a_session_ends_when_idle_and_lives_on_when_used(tools: Tools) -> None:
    await ask(tools)
    await sign_in(tools, PHONE, "402881", token="t", now=NOW)
    await recognise(tools, "t", now=NOW + 29 * MINUTE)
    await recognise(tools, "t", now=NOW + 58 * MINUTE)
    with pytest.raises(NotSignedIn):
        await recognise(tools, "t", now=NOW + 89 * MINUTE)


async def test_a_session_ends_after_its_longest_time_however_used(tools: Tools) -> None:
    rules = replace(tools.sign_in, session_lives=timedelta(hours=1))
    short = replace(tools, sign_in=rules)
    await ask(short)
    await sign_in(short, PHONE, "402881", token="t", now=NOW)
    await recognise(short, "t", now=NOW + 20 * MINUTE)
    await recognise(short, "t", now=NOW + 45 * MINUTE)
    with pytest.raises(NotSignedIn):
        await recognise(short, "t", now=NOW + 60 * MINUTE)


async def test_signing_out_ends_it_at_once(tools: Tools) -> None:
    await ask(tools)
    await sign_in(tools, PHONE, "402881", token="t", now=NOW)
    await sign_out(tools, await recognise(tools, "t", now=NOW), now=NOW)
    with pytest.raises(NotSignedIn):
        await recognise(tools, "t", now=NOW)


async def test_neither_phone_nor_digits_nor_token_lie_in_the_clear(tools: Tools) -> None:
    await ask(tools)
    await sign_in(tools, PHONE, "402881", token="secret-token", now=NOW)
    async with tools.db.reading() as session:
        for table in ("account", "sign_in_code", "session", "sms_outbox"):
            rows = await session.execute(sa.text(f"select row_to_json(t)::text, t::text from registration.{table} t"))
            dumped = "".join(str(cell) for row in rows for cell in row)
            assert dumped
            for secret in (PHONE, "402881", "secret-token"):
                assert secret not in dumped
                assert secret.encode().hex() not in dumped
