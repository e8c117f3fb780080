"""Submitting: once per Idempotency-Key, with a receipt that verifies, and nothing personal in the clear."""

import asyncio
from dataclasses import replace

import pytest
import sqlalchemy as sa

from services.registration.actions.load_unit import load_unit
from services.registration.actions.show_receipt import receipt_vkey
from services.registration.actions.submit_application import submit_application
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.application_number.numbers import NumberFormat, number_for
from services.registration.domain.errors import Closed, KeyMissing, KeyReused, NotOpenYet
from services.registration.domain.form_hash import form_hash
from services.registration.domain.receipts.signed import open_receipt
from services.registration.domain.submission import Submission
from services.registration.domain.unit import Unit
from services.registration.store.tables import application, application_act, choice, outbox, receipt
from shared.contracts.messages import CheckRequested
from shared.crypto.hashing import sha256_hex
from shared.errors import InvalidInput
from tests.builders.acting import acting_at
from tests.builders.registration import a_form, a_submission, a_unit, another_child
from tests.builders.scopes import EVERYWHERE
from tests.registration.conftest import NewVisit, Superuser


async def rows(tools: Tools, table: sa.Table) -> int:
    async with tools.db.reading(EVERYWHERE) as session:
        return await session.scalar(sa.select(sa.func.count()).select_from(table)) or 0


async def test_a_submission_is_kept_with_receipt_choices_act_and_message(tools: Tools, visit: Visit) -> None:
    submitted = await submit_application(tools, visit, a_submission("P01", "P02"), idempotency_key="one")
    assert submitted.fresh
    assert [await rows(tools, table) for table in (application, receipt, choice, application_act)] == [1, 1, 2, 1]
    async with tools.db.reading(EVERYWHERE) as session:
        body = (await session.scalars(sa.select(outbox.c.body))).one()
    message = CheckRequested.model_validate_json(body)
    assert (message.application_number, message.version) == (submitted.application_number, 1)


async def test_the_receipt_verifies_and_its_hash_is_of_the_form(tools: Tools, visit: Visit) -> None:
    typed = a_submission()
    receipt = (await submit_application(tools, visit, typed, idempotency_key="one")).receipt
    opened = open_receipt(receipt.file, receipt_vkey(tools, visit.unit_code))
    assert opened.statement.form_hash == form_hash(typed, opened.statement.nonce)
    assert opened.statement.choices == typed.choices


async def test_the_receipt_promises_an_event_that_reaches_the_log(
    tools: Tools, visit: Visit, superuser: Superuser
) -> None:
    receipt = (await submit_application(tools, visit, a_submission(), idempotency_key="one")).receipt
    bodies = await superuser("select body from registration.audit_inbox where body ~ 'APPLICATION_SUBMITTED'")
    assert [sha256_hex(str(body).encode()) for body in bodies] == [receipt.statement.event_hash.hex()]


async def test_the_same_key_and_content_give_the_same_receipt(tools: Tools, visit: Visit) -> None:
    first = await submit_application(tools, visit, a_submission(), idempotency_key="one")
    again = await submit_application(tools, visit, a_submission(), idempotency_key="one")
    assert again.receipt == first.receipt
    assert not again.fresh
    assert await rows(tools, outbox) == 1


async def test_the_same_key_with_other_content_is_refused(tools: Tools, visit: Visit) -> None:
    await submit_application(tools, visit, a_submission(), idempotency_key="one")
    with pytest.raises(KeyReused):
        await submit_application(tools, visit, a_submission(name="林知秋"), idempotency_key="one")


async def test_the_same_key_of_another_family_is_another_application(
    tools: Tools, visit: Visit, new_visit: NewVisit
) -> None:
    other = await new_visit("13700000001")
    first = await submit_application(tools, visit, a_submission(), idempotency_key="one")
    second = await submit_application(tools, other, a_submission(), idempotency_key="one")
    assert first.application_number != second.application_number


async def test_forty_identical_posts_at_once_are_one_application(tools: Tools, visit: Visit) -> None:
    posts = (submit_application(tools, visit, a_submission("P01", "P02"), idempotency_key="one") for _ in range(40))
    submitted = await asyncio.gather(*posts)
    assert len({one.receipt for one in submitted}) == 1
    assert sum(one.fresh for one in submitted) == 1
    assert [await rows(tools, table) for table in (application, receipt, choice, outbox)] == [1, 1, 2, 1]


async def test_claims_for_one_child_do_not_block_each_other(tools: Tools, visit: Visit, new_visit: NewVisit) -> None:
    families = [visit, *[await new_visit(f"1370000{place:04d}") for place in range(19)]]
    posts = (submit_application(tools, family, a_submission(), idempotency_key="one") for family in families)
    assert all(one.fresh for one in await asyncio.gather(*posts))
    assert await rows(tools, application) == 20


async def test_every_problem_is_named_at_once(tools: Tools, visit: Visit) -> None:
    typed = Submission({**a_form(name="", phone="123"), "blood_type": "A"}, (("P01", "ALL"), ("X9", "ALL")), "999")
    with pytest.raises(InvalidInput) as refused:
        await submit_application(tools, visit, typed, idempotency_key="one")
    found = {(problem.field, problem.code) for problem in refused.value.problems}
    assert found == {
        ("name", "MISSING"),
        ("phone", "PHONE_FORMAT"),
        ("blood_type", "UNKNOWN_ITEM"),
        ("choices.2", "SCHOOL_UNKNOWN"),
        ("together_with", "SIBLING_UNKNOWN"),
    }


@pytest.mark.parametrize("key", ["", "一", "a b", "x" * 201])
async def test_a_key_that_is_none_is_refused(tools: Tools, visit: Visit, key: str) -> None:
    with pytest.raises(KeyMissing):
        await submit_application(tools, visit, a_submission(), idempotency_key=key)


async def test_before_and_after_the_window_nothing_is_received(tools: Tools, visit: Visit, unit: Unit) -> None:
    opens, closes = unit.calendar.registration_opens, unit.calendar.registration_closes
    assert opens is not None
    assert closes is not None
    with pytest.raises(Closed, match="9月5日 18:00"):
        await submit_application(tools, replace(visit, now=closes), a_submission(), idempotency_key="one")
    early = replace(visit, now=opens.replace(year=2022))
    with pytest.raises(NotOpenYet, match="8月26日 08:00"):
        await submit_application(tools, early, a_submission(), idempotency_key="one")


async def test_a_child_outside_of_the_age_window_is_received_and_the_family_told(tools: Tools, visit: Visit) -> None:
    older = another_child(0) | {"birth_date": "20160101", "id_number": ""}
    typed = a_submission(**older, id_type="Z")
    submitted = await submit_application(tools, visit, typed, idempotency_key="one")
    assert submitted.fresh
    assert "一样能报名" in submitted.notices[0]


async def test_the_long_format_gives_seventeen_characters(tools: Tools, visit: Visit) -> None:
    await load_unit(tools, a_unit(number_format="long"), acting=acting_at(visit.now))
    submitted = await submit_application(tools, visit, a_submission(), idempotency_key="one")
    assert len(submitted.application_number) == 17


async def test_a_number_that_another_submission_has_is_passed_over(
    tools: Tools, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    def colliding(key: bytes, submission: bytes, *, attempt: int, number_format: NumberFormat) -> str:
        named = submission if attempt else bytes(32)
        return number_for(key, named, attempt=attempt, number_format=number_format)

    monkeypatch.setattr("services.registration.actions.submit_application.number_for", colliding)
    typed = [a_submission(**another_child(place)) for place in range(3)]
    first = [await submit_application(tools, visit, one, idempotency_key=f"k{at}") for at, one in enumerate(typed)]
    again = [await submit_application(tools, visit, one, idempotency_key=f"k{at}") for at, one in enumerate(typed)]
    assert len({one.application_number for one in first}) == 3
    assert [one.receipt for one in again] == [one.receipt for one in first]
