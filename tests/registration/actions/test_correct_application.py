"""Corrections: a new version with its own receipt and check; old pages are told; nothing of the old form stays."""

import asyncio
from dataclasses import replace
from datetime import UTC, datetime

import pytest
import sqlalchemy as sa

from services.registration.actions.check_receipt import CodeOnReceipt, check_receipt
from services.registration.actions.correct_application import correct_application
from services.registration.actions.read_claim import read_claim
from services.registration.actions.show_application import show_application
from services.registration.actions.show_receipt import show_receipt
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.errors import ApplicationNotFound, Closed, VersionMovedOn
from services.registration.store.tables import outbox
from shared.contracts.messages import CheckRequested
from shared.database.scope import UNSCOPED
from tests.builders.registration import UNIT, a_submission, another_child
from tests.registration.actions.family import found, states, submitted
from tests.registration.conftest import NewVisit

LATE = datetime(2023, 9, 6, tzinfo=UTC)


async def test_a_correction_asks_for_a_new_check(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    await found(tools, number, "proven")
    corrected = await correct_application(tools, visit, a_submission("P02"), number=number, version=1)
    assert corrected.receipt.statement.version == 2
    assert await states(tools) == {number: "claim"}
    async with tools.db.reading(UNSCOPED) as session:
        bodies = (await session.scalars(sa.select(outbox.c.body).order_by(outbox.c.id))).all()
    messages = [CheckRequested.model_validate_json(body) for body in bodies]
    assert [message.version for message in messages] == [1, 2]
    assert len({message.message_id for message in messages}) == 2


async def test_the_claim_and_the_page_show_the_new_version(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    changed = a_submission("P02", **another_child(0), current_address="西街2号")
    await correct_application(tools, visit, changed, number=number, version=1)
    claim = await read_claim(tools, UNIT, number)
    assert (claim.version, claim.child.current_address) == (2, "西街2号")
    view = await show_application(tools, visit, number)
    assert [choice.school_code for choice in view.choices] == ["P02"]


async def test_the_old_receipt_is_genuine_and_superseded(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    old = (await show_receipt(tools, visit, number)).receipt.statement.form_hash.hex()
    await correct_application(tools, visit, a_submission("P02"), number=number, version=1)
    checked = await check_receipt(tools, UNIT, CodeOnReceipt(number, 1, old))
    assert (checked.genuine, checked.superseded) == (True, True)
    wrong = await check_receipt(tools, UNIT, CodeOnReceipt(number, 2, old))
    assert not wrong.genuine


async def test_ten_corrections_at_once_make_one_version(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)

    async def correct(school: str) -> int | None:
        try:
            done = await correct_application(tools, visit, a_submission(school), number=number, version=1)
        except VersionMovedOn:
            return None
        return done.receipt.statement.version

    versions = await asyncio.gather(*(correct(("P01", "P02")[place % 2]) for place in range(10)))
    assert set(versions) == {2, None}
    assert versions.count(2) == 5


async def test_after_the_window_only_what_a_clerk_asked_for_is_corrected(tools: Tools, visit: Visit) -> None:
    number = await submitted(tools, visit)
    late = replace(visit, now=LATE)
    with pytest.raises(Closed):
        await correct_application(tools, late, a_submission("P02"), number=number, version=1)
    await found(tools, number, "with_family")
    corrected = await correct_application(tools, late, a_submission("P02"), number=number, version=1)
    assert corrected.fresh
    assert (await show_application(tools, late, number)).notice == ""


async def test_another_family_cannot_correct_it(tools: Tools, visit: Visit, new_visit: NewVisit) -> None:
    number = await submitted(tools, visit)
    stranger = await new_visit("13700000003")
    with pytest.raises(ApplicationNotFound):
        await correct_application(tools, stranger, a_submission("P02"), number=number, version=1)
