"""The retention schedule is kept: what is due goes, down to the bytes, and nothing else; each batch is in the log."""

import asyncio
import json
from dataclasses import replace
from datetime import timedelta

import sqlalchemy as sa

from services.registration.actions.delete_application import DeletionAsked, delete_application
from services.registration.actions.keep_to_schedule import keep_to_schedule
from services.registration.actions.list_drafts import list_drafts
from services.registration.actions.load_unit import load_unit
from services.registration.actions.save_draft import save_draft
from services.registration.actions.submit_application import submit_application
from services.registration.actions.tools import Tools, Visit
from services.registration.actions.withdraw_application import withdraw_application
from services.registration.domain.draft import DraftContent
from services.registration.domain.unit import Calendar
from services.registration.store.tables import account, application, receipt
from shared.database.scope import UNSCOPED
from shared.ids import new_id
from tests.builders.acting import acting_at
from tests.builders.registration import NOW, PHONE, UNIT, a_submission, a_unit
from tests.registration.actions.family import submitted
from tests.registration.actions.rights import EVENTS, erased_numbers, form_is_due, messages, sealed_cells
from tests.registration.conftest import NewVisit, Superuser

FILES = """select coalesce(string_agg(pg_read_binary_file(pg_relation_filepath(c.oid)), ''::bytea), ''::bytea)
from pg_class c join pg_namespace n on n.oid = c.relnamespace where c.relfilenode <> 0
and (n.nspname = 'registration' or c.oid in (
  select t.reltoastrelid from pg_class t join pg_namespace s on s.oid = t.relnamespace
  where s.nspname = 'registration'))"""
"""Every byte of every table and index of the schema, as it lies on the disk."""
TABLES = ("application", "receipt", "choice", "draft", "account", "session", "sms_outbox")


async def on_disk(superuser: Superuser) -> bytes:
    (found,) = await superuser("checkpoint", FILES)
    assert isinstance(found, bytes)
    return found


async def secrets_of(tools: Tools, number: str) -> list[bytes]:
    async with tools.db.reading(UNIT) as session:
        row = (await session.execute(sa.select(application).where(application.c.number == number))).mappings().one()
        notes = await session.scalars(sa.select(receipt.c.sealed_note).where(receipt.c.number == number))
        return [*(await sealed_cells(tools, number)).values(), row["child_index"], *(one for one in notes if one)]


async def test_after_the_appeals_no_byte_of_a_form_is_left(tools: Tools, visit: Visit, superuser: Superuser) -> None:
    number = await submitted(tools, visit)
    secrets = await secrets_of(tools, number)
    assert len(secrets) > 30
    before = await on_disk(superuser)
    assert [secret for secret in secrets if secret not in before] == []
    done = await keep_to_schedule(tools, now=form_is_due())
    assert done["FORM"] == 1
    assert await sealed_cells(tools, number) == {}
    await superuser(*(f"vacuum full registration.{table}" for table in TABLES))
    left = await on_disk(superuser)
    assert [secret for secret in secrets if secret in left] == []
    assert number.encode() in left


async def test_before_the_day_nothing_goes_and_twice_is_once(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    assert await keep_to_schedule(tools, now=form_is_due() - timedelta(hours=2)) == {}
    await keep_to_schedule(tools, now=form_is_due())
    assert "FORM" not in await keep_to_schedule(tools, now=form_is_due())
    assert await erased_numbers(tools) == {number}
    assert (await messages(tools)).count("ApplicationErased") == 1


async def test_a_receipt_can_still_be_checked(tools: Tools, visit: Visit) -> None:
    done = await submit_application(tools, visit, a_submission(), idempotency_key="one")
    fingerprint = done.receipt.statement.form_hash.hex()
    await keep_to_schedule(tools, now=form_is_due())
    async with tools.db.reading(UNIT) as session:
        row = (await session.execute(sa.select(receipt))).one()
    assert row.form_hash.hex() == fingerprint
    assert (row.sealed_note, row.request_hash) == (None, b"")


async def test_each_batch_is_an_event_with_its_count(tools: Tools, visit: Visit, superuser: Superuser) -> None:
    for place in range(3):
        await submitted(tools, visit, place)
    await keep_to_schedule(tools, now=form_is_due())
    events = [json.loads(str(body)) for body in await superuser(EVENTS)]
    runs = [one for one in events if one["act"] == "RETENTION_APPLIED"]
    found = {(one["record"], one["details"]["rows"], one["unit"]) for one in runs}
    assert found == {("class:FORM", "3", UNIT), ("class:ACCOUNT", "1", "00")}
    assert {(one["actor"]["kind"], one["actor"]["who"]) for one in runs} == {("machine", "retention")}


async def test_what_was_taken_back_goes_after_its_days(tools: Tools, visit: Visit) -> None:
    back, stays = await submitted(tools, visit), await submitted(tools, visit, 1)
    await withdraw_application(tools, visit, back)
    assert await keep_to_schedule(tools, now=NOW + timedelta(days=29)) == {}
    assert (await keep_to_schedule(tools, now=NOW + timedelta(days=31)))["ENDED_FORM"] == 1
    assert await erased_numbers(tools) == {back}
    assert await sealed_cells(tools, stays)


async def test_a_season_before_the_present_one_is_not_forgotten(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    await load_unit(tools, replace(a_unit(), season="2024", calendar=later(366)), acting=acting_at(NOW))
    await keep_to_schedule(tools, now=form_is_due())
    assert await erased_numbers(tools) == {number}


def later(days: int) -> Calendar:
    return Calendar(**{name: at and at + timedelta(days=days) for name, at in vars(a_unit().calendar).items()})


async def test_drafts_go_thirty_days_after_the_close(tools: Tools, visit: Visit) -> None:
    await save_draft(tools, visit, new_id(), DraftContent(values={"name": "林知夏"}), version=0)
    closes = a_unit().calendar.registration_closes
    assert closes is not None
    assert "DRAFT" not in await keep_to_schedule(tools, now=closes + timedelta(days=29))
    assert (await keep_to_schedule(tools, now=closes + timedelta(days=31)))["DRAFT"] == 1
    assert await list_drafts(tools, visit) == ()


async def test_messages_go_after_a_week(tools: Tools, visit: Visit) -> None:
    await tools.sms.send(PHONE, "【娄烦县】123456 是您的登录数字。", NOW)
    assert "SMS" not in await keep_to_schedule(tools, now=NOW + timedelta(days=6))
    assert (await keep_to_schedule(tools, now=NOW + timedelta(days=8)))["SMS"] == 1


async def test_phones_that_nothing_needs_go_and_others_stay(tools: Tools, visit: Visit, new_visit: NewVisit) -> None:
    busy = await new_visit("13700000006")
    await submitted(tools, busy)
    assert (await keep_to_schedule(tools, now=NOW + timedelta(days=181)))["ACCOUNT"] == 1
    async with tools.db.reading(UNSCOPED) as session:
        assert set(await session.scalars(sa.select(account.c.account_id))) == {busy.account_id}


async def test_two_workers_at_once_do_nothing_twice(tools: Tools, visit: Visit, superuser: Superuser) -> None:
    numbers = {await submitted(tools, visit, place) for place in range(6)}
    done = await asyncio.gather(*(keep_to_schedule(tools, now=form_is_due()) for _ in range(3)))
    assert sum(one.get("FORM", 0) for one in done) == len(numbers)
    assert await erased_numbers(tools) == numbers
    assert (await messages(tools)).count("ApplicationErased") == len(numbers)


async def test_the_job_finds_nothing_to_do_where_a_family_was_first(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    await delete_application(tools, visit, DeletionAsked(number, withdraw=True), request_id=new_id())
    assert "FORM" not in await keep_to_schedule(tools, now=form_is_due())
