"""Nothing personal lies in the database in the clear: every row of every table is dumped and searched."""

import sqlalchemy as sa

from services.registration.actions.record_finding import record_finding
from services.registration.actions.save_draft import save_draft
from services.registration.actions.submit_application import submit_application
from services.registration.actions.tools import Tools, Visit
from services.registration.domain.draft import DraftContent
from services.registration.domain.form.items import registration_items
from services.registration.store.tables import SEALED_COLUMNS, application, metadata
from shared.database.engines import single_engine
from shared.database.urls import with_database
from shared.ids import new_id
from tests.builders.registration import NOW, a_form, a_submission, one_guardian_form
from tests.builders.scopes import EVERYWHERE
from tests.fakes.registration import FakeFindings
from tests.plugins.database import FreshDatabase

SECRET = [value for value in a_form().values() if len(value) > 3]


async def dump(database: FreshDatabase) -> bytes:
    """Return every column of every row, as PostgreSQL holds it, bytes unpacked; no policy hides any of it."""
    async with single_engine(with_database(database.admin_url, database.name)).begin() as everything:
        cells = [
            cell for table in metadata.sorted_tables for row in await everything.execute(table.select()) for cell in row
        ]
    return b"\n".join(cell if isinstance(cell, bytes) else str(cell).encode() for cell in cells)


async def test_no_item_of_a_form_lies_in_the_clear(tools: Tools, visit: Visit, database: FreshDatabase) -> None:
    await save_draft(tools, visit, new_id(), DraftContent(values=a_form()), version=0)
    done = await submit_application(tools, visit, a_submission(), idempotency_key="one")
    findings = FakeFindings()
    message = findings.put(done.application_number, "with_family")
    await record_finding(tools, message, findings=findings, now=NOW)
    dumped = await dump(database)
    assert done.application_number.encode() in dumped
    for secret in (*SECRET, "请补充出生医学证明"):
        if secret != visit.unit_code:
            assert secret.encode() not in dumped, secret


async def test_why_there_is_one_guardian_is_sealed_too(tools: Tools, visit: Visit) -> None:
    typed = a_submission()
    alone = type(typed)(one_guardian_form(), typed.choices, None, "2")
    await submit_application(tools, visit, alone, idempotency_key="one")
    async with tools.db.reading(EVERYWHERE) as session:
        row = (await session.execute(application.select())).mappings().one()
    assert row["sealed_one_guardian_reason"] is not None
    assert row["sealed_guardian2_name"] is None


async def test_the_same_value_is_sealed_differently_in_every_row(tools: Tools, visit: Visit) -> None:
    for key in ("one", "two"):
        await submit_application(tools, visit, a_submission(), idempotency_key=key)
    async with tools.db.reading(EVERYWHERE) as session:
        names = (await session.scalars(sa.select(application.c.sealed_name))).all()
    assert len(set(names)) == 2


def test_there_is_one_sealed_column_for_every_item_and_no_other() -> None:
    columns = {column.name for column in application.c if column.name.startswith("sealed_")}
    others = {"sealed_notice", "sealed_one_guardian_reason"}
    assert columns - others == set(SEALED_COLUMNS.values()) == {f"sealed_{item.key}" for item in registration_items()}
    assert all(isinstance(application.c[name].type, sa.LargeBinary) for name in columns)
