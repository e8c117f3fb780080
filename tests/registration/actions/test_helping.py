"""请家里人帮我办: named, accepted, at work, taken back; what a helper may do and what stays with the guardian."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from services.registration.actions.answer_help import answer_help
from services.registration.actions.list_help import list_helpers, list_helping
from services.registration.actions.name_helper import name_helper
from services.registration.actions.take_back_help import take_back_help
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.helper_errors import (
    GrantNotFound,
    HelperMayNot,
    HelpsNobody,
    NamedAlready,
    OwnPhone,
    TooManyHelpers,
)
from services.registration.domain.helping import Standing
from services.registration.store.sms_outbox import LocalSms
from shared.errors import InvalidInput
from tests.builders.registration import PHONE
from tests.builders.registration_helping import HELPER_PHONE, accepted_grant, naming, standing_in
from tests.registration.conftest import NewVisit, Superuser

HELP_LOGGED = "select body from registration.audit_inbox where body like '%HELPER_%' order by id"


async def test_who_is_named_gets_a_message_without_any_name(tools: Tools, visit: Visit) -> None:
    await name_helper(tools, visit, naming())
    sent = await LocalSms(tools.db, tools.keys).latest(HELPER_PHONE)
    assert sent is not None
    assert len(sent[0]) <= 70
    assert "周敏" not in sent[0]
    assert PHONE[-4:] not in sent[0]


async def test_the_helper_sees_who_asks_and_accepts(tools: Tools, visit: Visit, new_visit: NewVisit) -> None:
    grant = await name_helper(tools, visit, naming())
    helper = await new_visit(HELPER_PHONE)
    asked = await list_helping(tools, helper)
    assert [(one.grant.guardian_name, one.guardian_phone, one.standing) for one in asked] == [
        ("周敏", PHONE, Standing.ASKED)
    ]
    await answer_help(tools, helper, grant.grant, accepted=True)
    await answer_help(tools, helper, grant.grant, accepted=True)
    assert [one.standing for one in await list_helping(tools, helper)] == [Standing.LIVE]


async def test_until_it_is_accepted_nothing_can_be_done(tools: Tools, visit: Visit, new_visit: NewVisit) -> None:
    grant = await name_helper(tools, visit, naming())
    with pytest.raises(HelpsNobody):
        await standing_in(tools, await new_visit(HELPER_PHONE), grant)


async def test_who_declines_has_declined(tools: Tools, visit: Visit, new_visit: NewVisit) -> None:
    grant = await name_helper(tools, visit, naming())
    helper = await new_visit(HELPER_PHONE)
    await answer_help(tools, helper, grant.grant, accepted=False)
    with pytest.raises(HelpsNobody):
        await answer_help(tools, helper, grant.grant, accepted=True)
    (shown,), _ = await list_helpers(tools, visit)
    assert shown.standing is Standing.DECLINED
    await name_helper(tools, visit, naming(place=2))


async def test_nobody_else_answers_or_takes_back(tools: Tools, visit: Visit, new_visit: NewVisit) -> None:
    grant = await name_helper(tools, visit, naming())
    stranger = await new_visit("13700000009")
    for attempt in (
        answer_help(tools, stranger, grant.grant, accepted=True),
        answer_help(tools, visit, grant.grant, accepted=True),
        take_back_help(tools, stranger, grant.grant),
        take_back_help(tools, await new_visit(HELPER_PHONE), grant.grant),
    ):
        with pytest.raises(GrantNotFound):
            await attempt


async def test_taken_back_twice_is_once(tools: Tools, visit: Visit, new_visit: NewVisit) -> None:
    grant = await accepted_grant(tools, visit, await new_visit(HELPER_PHONE))
    await take_back_help(tools, visit, grant.grant)
    await take_back_help(tools, visit, grant.grant)
    (shown,), _ = await list_helpers(tools, visit)
    assert shown.standing is Standing.ENDED


async def test_everything_that_is_wrong_is_said_at_once(tools: Tools, visit: Visit) -> None:
    with pytest.raises(InvalidInput) as wrong:
        await name_helper(tools, visit, naming(helper_name="9", helper_phone="110", guardian_name="", until="for ever"))
    fields = [problem.field for problem in wrong.value.problems]
    assert fields == ["helper_name", "helper_phone", "guardian_name", "help_until"]


async def test_one_cannot_name_oneself_nor_the_same_one_twice(tools: Tools, visit: Visit) -> None:
    with pytest.raises(OwnPhone):
        await name_helper(tools, visit, naming(helper_phone=PHONE))
    await name_helper(tools, visit, naming())
    with pytest.raises(NamedAlready):
        await name_helper(tools, visit, naming(place=2))


async def test_a_helper_names_nobody_and_takes_nothing_back(tools: Tools, visit: Visit, new_visit: NewVisit) -> None:
    helper = await new_visit(HELPER_PHONE)
    grant = await accepted_grant(tools, visit, helper)
    acting = (await standing_in(tools, helper, grant)).visit
    with pytest.raises(HelperMayNot):
        await name_helper(tools, acting, naming(place=2, helper_phone="13700000009"))
    with pytest.raises(HelperMayNot):
        await take_back_help(tools, acting, grant.grant)


async def test_five_helpers_at_a_time_are_the_most(tools: Tools, visit: Visit) -> None:
    for place in range(5):
        await name_helper(tools, visit, naming(place=place, helper_phone=f"1370000000{place}"))
    with pytest.raises(TooManyHelpers):
        await name_helper(tools, visit, naming(place=6, helper_phone="13700000008"))


async def test_nobody_sends_messages_to_many_strangers(tools: Tools, visit: Visit) -> None:
    for place in range(6):
        named = await name_helper(tools, visit, naming(place=place, helper_phone=f"1370000000{place}"))
        await take_back_help(tools, visit, named.grant)
    with pytest.raises(TooManyHelpers):
        await name_helper(tools, visit, naming(place=7, helper_phone="13700000008"))


async def test_one_phone_is_not_asked_by_everybody(tools: Tools, visit: Visit, new_visit: NewVisit) -> None:
    for place in range(4):
        await name_helper(tools, await new_visit(f"1360000000{place}"), naming(place=place))
    with pytest.raises(TooManyHelpers):
        await name_helper(tools, visit, naming(place=5))


async def test_it_ends_by_itself_on_its_day_and_can_be_given_again(
    tools: Tools, visit: Visit, new_visit: NewVisit
) -> None:
    helper = await new_visit(HELPER_PHONE)
    grant = await accepted_grant(tools, visit, helper, until="week")
    assert grant.until is not None
    on_the_day = replace(helper, now=grant.until - timedelta(minutes=1))
    assert (await standing_in(tools, on_the_day, grant)).visit.account_id == visit.account_id
    with pytest.raises(HelpsNobody):
        await standing_in(tools, replace(helper, now=grant.until), grant)
    await name_helper(tools, replace(visit, now=grant.until), naming(place=2))


async def test_names_and_phones_lie_sealed(tools: Tools, visit: Visit) -> None:
    await name_helper(tools, visit, naming())
    async with tools.db.reading(visit.unit_code) as session:
        kept = await session.scalar(sa.text("select row_to_json(t)::text || t::text from registration.helper_grant t"))
    for secret in ("王芳", "周敏", HELPER_PHONE):
        assert secret not in kept
        assert secret.encode().hex() not in kept


async def test_another_unit_sees_nothing_of_it(tools: Tools, visit: Visit) -> None:
    await name_helper(tools, visit, naming())
    async with tools.db.reading("140105") as session:
        assert await session.scalar(sa.text("select count(*) from registration.helper_grant")) == 0


async def test_both_stand_in_the_log(tools: Tools, visit: Visit, new_visit: NewVisit, superuser: Superuser) -> None:
    helper = await new_visit(HELPER_PHONE)
    grant = await accepted_grant(tools, visit, helper)
    await standing_in(tools, helper, grant)
    await take_back_help(tools, visit, grant.grant)
    acts = [json.loads(str(body)) for body in await superuser(HELP_LOGGED)]
    family, other = visit.account_id.hex(), helper.account_id.hex()
    assert [(one["act"], one["actor"]["kind"], one["actor"]["who"], one["actor"]["role"]) for one in acts] == [
        ("HELPER_NAMED", "family", family, ""),
        ("HELPER_ACCEPTED", "helper", other, family),
        ("HELPER_BEGAN", "helper", other, family),
        ("HELPER_TAKEN_BACK", "family", family, ""),
    ]
    assert {(one["unit"], one["record"]) for one in acts} == {(visit.unit_code, f"grant:{grant.grant}")}
    assert {one["details"].get("helper", other) for one in acts} == {other}


async def test_named_five_times_at_once_is_named_once(tools: Tools, visit: Visit) -> None:
    named = (name_helper(tools, visit, naming(place=place)) for place in range(5))
    outcomes = await asyncio.gather(*named, return_exceptions=True)
    assert sorted(type(one).__name__ for one in outcomes) == ["Grant"] + ["NamedAlready"] * 4


async def test_yes_and_taking_back_at_once_leave_nobody_helping(
    tools: Tools, visit: Visit, new_visit: NewVisit
) -> None:
    helper = await new_visit(HELPER_PHONE)
    grant = await name_helper(tools, visit, naming())
    both = (answer_help(tools, helper, grant.grant, accepted=True), take_back_help(tools, visit, grant.grant))
    await asyncio.gather(*both, return_exceptions=True)
    with pytest.raises(HelpsNobody):
        await standing_in(tools, helper, grant)
