"""A crooked operator deletes an application; the family brings it back by its receipt, before the freeze."""

from dataclasses import replace
from datetime import timedelta

import pytest
import sqlalchemy as sa

from services.registration.actions.correct_application import correct_application
from services.registration.actions.freeze_draw import DrawToFreeze, freeze_draw
from services.registration.actions.recreate_application import recreate_application
from services.registration.actions.show_application import show_application
from services.registration.actions.show_form_copy import show_form_copy
from services.registration.actions.show_receipt import show_receipt
from services.registration.actions.submit_application import submit_application
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.form_copy import read_form_copy
from services.registration.domain.receipts.errors import (
    ApplicationDiffers,
    ApplicationStillThere,
    ReceiptForeign,
    ReceiptFormDiffers,
    ReceiptOfAnotherAccount,
    ReceiptOfAnotherSeason,
    ReceiptUnreadable,
    RecreationTooLate,
)
from services.registration.domain.roster.entries import DrawScope
from services.registration.domain.unit import Unit
from services.registration.store.tables import outbox
from shared.contracts.messages import CheckRequested
from shared.database.scope import UNSCOPED
from shared.errors import ServiceError
from tests.builders.acting import acting_at
from tests.builders.registration import UNIT, a_submission, another_child
from tests.registration.actions.family import found, states, submitted
from tests.registration.conftest import NewVisit, Superuser

TABLES = ("placement", "receipt_addendum", "receipt", "choice", "application_act", "application")
UNGUARDED = tuple(f"alter table registration.{table} disable trigger all" for table in TABLES)
DELETED = (*UNGUARDED, *(f"delete from registration.{table}" for table in TABLES))
ACTS = "select body::json ->> 'act' from registration.audit_inbox order by id"
SCOPE = DrawScope(((("P01", "ALL"), 2), (("P02", "ALL"), 2)))
TYPED = a_submission("P01", "P02", **another_child(0))


async def sent(tools: Tools, visit: Visit) -> tuple[str, bytes]:
    """Submit an application; return its number and what the family keeps."""
    done = await submit_application(tools, visit, TYPED, idempotency_key="one")
    return done.application_number, done.receipt.file


async def test_it_comes_back_under_its_number_with_its_receipt(
    tools: Tools, visit: Visit, superuser: Superuser
) -> None:
    number, kept = await sent(tools, visit)
    before = await show_receipt(tools, visit, number)
    await superuser(*DELETED)
    assert await states(tools) == {}
    late = replace(visit, now=visit.now + timedelta(days=8))
    done = await recreate_application(tools, late, kept, TYPED)
    assert done.application_number == number
    assert await show_receipt(tools, late, number) == before
    view = await show_application(tools, late, number)
    assert [choice.school_code for choice in view.choices] == ["P01", "P02"]
    assert "凭回执把报名补了回来" in view.acts[0].words
    assert "APPLICATION_RECREATED" in await superuser(ACTS)


async def test_the_same_idempotency_key_finds_it_again(tools: Tools, visit: Visit, superuser: Superuser) -> None:
    number, kept = await sent(tools, visit)
    await superuser(*DELETED)
    await recreate_application(tools, visit, kept, TYPED)
    again = await submit_application(tools, visit, TYPED, idempotency_key="one")
    assert (again.application_number, again.fresh, again.receipt.file) == (number, False, kept)


async def test_verification_is_asked_by_a_message_it_has_not_seen(
    tools: Tools, visit: Visit, superuser: Superuser
) -> None:
    _, kept = await sent(tools, visit)
    await superuser(*DELETED)
    await recreate_application(tools, visit, kept, TYPED)
    async with tools.db.reading(UNSCOPED) as session:
        bodies = (await session.scalars(sa.select(outbox.c.body).order_by(outbox.c.id))).all()
    first, second = (CheckRequested.model_validate_json(body) for body in bodies)
    assert first.message_id != second.message_id
    assert (second.application_number, second.version) == (first.application_number, 1)


async def test_what_is_typed_again_is_cleaned_as_it_was(tools: Tools, visit: Visit, superuser: Superuser) -> None:
    number, kept = await sent(tools, visit)
    await superuser(*DELETED)
    child, digits = TYPED.form["name"], TYPED.form["id_number"]
    spaced = {**TYPED.form, "name": f" {child} ", "gender": "女", "id_number": digits.lower()}
    await recreate_application(tools, visit, kept, replace(TYPED, form=spaced))
    assert list(await states(tools)) == [number]


async def test_the_form_copy_brings_it_back_without_typing(tools: Tools, visit: Visit, superuser: Superuser) -> None:
    number, kept = await sent(tools, visit)
    copy = await show_form_copy(tools, visit, number)
    await superuser(*DELETED)
    await recreate_application(tools, visit, kept, read_form_copy(copy.content))
    assert list(await states(tools)) == [number]


async def test_twins_come_back_one_after_the_other(tools: Tools, visit: Visit, superuser: Superuser) -> None:
    first, kept = await sent(tools, visit)
    twin = a_submission("P01", "P02", together_with=first, **another_child(1))
    second = await submit_application(tools, visit, twin, idempotency_key="two")
    await superuser(*DELETED)
    await recreate_application(tools, visit, second.receipt.file, twin)
    await recreate_application(tools, visit, kept, TYPED)
    assert (await show_application(tools, visit, second.application_number)).together_with == first


async def test_a_later_version_replaces_the_older_one_that_was_put_back(
    tools: Tools, visit: Visit, superuser: Superuser
) -> None:
    number, old = await sent(tools, visit)
    changed = a_submission("P02", **another_child(0))
    corrected = await correct_application(tools, visit, changed, number=number, version=1)
    await superuser(*DELETED)
    await recreate_application(tools, visit, old, TYPED)
    await recreate_application(tools, visit, corrected.receipt.file, changed)
    assert (await show_application(tools, visit, number)).version == 2
    assert (await show_receipt(tools, visit, number)).receipt.file == corrected.receipt.file


async def refusal(tools: Tools, visit: Visit, kept: bytes) -> type[ServiceError]:
    with pytest.raises(ServiceError) as refused:
        await recreate_application(tools, visit, kept, TYPED)
    return refused.type


async def test_what_does_not_fit_is_refused_and_recorded(
    tools: Tools, visit: Visit, new_visit: NewVisit, superuser: Superuser
) -> None:
    _, kept = await sent(tools, visit)
    assert await refusal(tools, visit, kept) is ApplicationStillThere
    await superuser(*DELETED)
    assert await refusal(tools, visit, b"nothing") is ReceiptUnreadable
    assert await refusal(tools, visit, kept.replace(b"version 1", b"version 2")) is ReceiptForeign
    assert await refusal(tools, visit, kept.replace(b"P02", b"P03")) is ReceiptForeign
    assert await refusal(tools, visit, kept.replace(b"season 2023", b"season 2024")) is ReceiptOfAnotherSeason
    assert await refusal(tools, await new_visit("13700000009"), kept) is ReceiptOfAnotherAccount
    with pytest.raises(ReceiptFormDiffers):
        await recreate_application(tools, visit, kept, a_submission("P01", "P02", **another_child(1)))
    assert await states(tools) == {}
    assert (await superuser(ACTS)).count("RECREATION_REFUSED") == 7


async def test_after_the_freeze_the_sentence_says_who_decides(
    tools: Tools, visit: Visit, unit: Unit, superuser: Superuser
) -> None:
    _, kept = await sent(tools, visit)
    await superuser(*DELETED)
    await freeze_draw(tools, DrawToFreeze(UNIT, "DEMO-1", unit.season, SCOPE), acting=acting_at(visit.now))
    with pytest.raises(RecreationTooLate, match="由娄烦县教育局报上一级教育局决定"):
        await recreate_application(tools, visit, kept, TYPED)


async def test_a_changed_form_under_the_same_version_is_not_covered_up(
    tools: Tools, visit: Visit, superuser: Superuser
) -> None:
    _, kept = await sent(tools, visit)
    await superuser("update registration.receipt set form_hash = sha256('another')")
    assert await refusal(tools, visit, kept) is ApplicationDiffers


async def test_a_row_that_was_left_behind_is_no_obstacle(tools: Tools, visit: Visit, superuser: Superuser) -> None:
    number, kept = await sent(tools, visit)
    await superuser(*UNGUARDED, "delete from registration.application")
    await recreate_application(tools, visit, kept, TYPED)
    assert (await show_receipt(tools, visit, number)).receipt.file == kept


async def test_it_is_proven_again_and_gets_the_same_addendum_anew(
    tools: Tools, visit: Visit, superuser: Superuser
) -> None:
    number, kept = await sent(tools, visit)
    await found(tools, number, "proven")
    before = (await show_receipt(tools, visit, number)).receipt
    await superuser(*DELETED)
    await recreate_application(tools, visit, kept, TYPED)
    await found(tools, number, "proven", "GUARDIAN", "HOUSEHOLD_IN_UNIT")
    assert (await show_receipt(tools, visit, number)).receipt.pid == before.pid


async def test_other_applications_are_untouched(tools: Tools, visit: Visit, superuser: Superuser) -> None:
    other = await submitted(tools, visit, 5)
    _, kept = await sent(tools, visit)
    assert await refusal(tools, visit, kept) is ApplicationStillThere
    assert set(await states(tools)) > {other}
