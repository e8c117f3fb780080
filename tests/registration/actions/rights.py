"""Steps and looks that tests of families' rights share."""

from datetime import datetime, timedelta

import sqlalchemy as sa

from services.registration.actions.tools import Tools, Visit
from services.registration.domain.rights.season_end import season_over
from services.registration.store.tables import application, data_request, outbox
from shared.codes.retention import retention_rule
from shared.database.scope import UNSCOPED
from tests.builders.registration import UNIT, a_unit

EVENTS = "select convert_from(convert_to(body, 'UTF8'), 'UTF8') from registration.audit_inbox order by 1"
"""What waits in the audit inbox, which only a superuser may read."""


def form_is_due() -> datetime:
    """Return a moment at which the forms of the season are due to be deleted."""
    over = season_over(a_unit())
    assert over is not None
    return retention_rule("registration", "FORM").ends(over) + timedelta(hours=1)


async def sealed_cells(tools: Tools, number: str) -> dict[str, bytes]:
    """Return every sealed value of an application that is not empty, by column."""
    async with tools.db.reading(UNIT) as session:
        row = (await session.execute(sa.select(application).where(application.c.number == number))).mappings().one()
    return {name: row[name] for name in row if str(name).startswith("sealed_") and row[name] is not None}


async def erased_numbers(tools: Tools) -> set[str]:
    """Return the applications whose form is deleted."""
    async with tools.db.reading(UNIT) as session:
        return set(await session.scalars(sa.select(application.c.number).where(application.c.erased_at.is_not(None))))


async def messages(tools: Tools) -> list[str]:
    """Return the names of the messages that wait to be sent."""
    async with tools.db.reading(UNSCOPED) as session:
        return list(await session.scalars(sa.select(outbox.c.name).order_by(outbox.c.id)))


async def requests_kept(tools: Tools, visit: Visit) -> list[tuple[str, str | None, str | None]]:
    """Return kind, verdict and reason of every request of a family."""
    async with tools.db.reading(visit.unit_code) as session:
        table = data_request.c
        rows = await session.execute(
            sa.select(table.kind, table.verdict, table.reason_code).where(table.account_id == visit.account_id)
        )
        return sorted((row.kind, row.verdict, row.reason_code) for row in rows)
