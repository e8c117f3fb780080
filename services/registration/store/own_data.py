"""Reads everything that registration holds about one application."""

from datetime import datetime

import sqlalchemy as sa

from services.registration.domain.application import ENDED
from services.registration.domain.form.items import registration_items
from services.registration.domain.kept import Kept
from services.registration.domain.rights.my_data import OwnData, ReceiptLine
from services.registration.store.applications import Applications
from services.registration.store.placements import placements_of
from services.registration.store.season_ends import season_end
from services.registration.store.tables import application, draw_freeze, receipt
from shared.codes.retention import retention_rule
from shared.database.sessions import ReadSession


async def read_own_data(session: ReadSession, applications: Applications, kept: Kept) -> OwnData:
    """Return it; every item of the form is opened."""
    facts, found_by = await _decided(session, kept)
    return OwnData(
        kept=kept,
        form=await applications.items(kept.number, (item.key for item in registration_items())),
        one_guardian_reason=await applications.one_guardian_reason(kept.number),
        facts=facts,
        found_by=found_by,
        acts=await applications.acts(kept.number),
        receipts=await _receipts(session, kept),
        placements=await placements_of(session, kept.unit_code, kept.number),
        kept_until=await form_kept_until(session, kept),
    )


async def form_kept_until(session: ReadSession, kept: Kept) -> datetime | None:
    """Return when the schedule deletes the form; None where the season has no end yet, or it is deleted."""
    if kept.erased_at is not None:
        return None
    over = await season_end(session, kept.unit_code, kept.season)
    until = None if over is None else retention_rule("registration", "FORM").ends(over)
    if kept.state not in ENDED:
        return until
    ended = retention_rule("registration", "ENDED_FORM").ends(kept.changed_at)
    return ended if until is None else min(ended, until)


async def was_frozen(session: ReadSession, kept: Kept) -> bool:
    """Whether a roster of the application's season was frozen."""
    frozen = sa.and_(draw_freeze.c.unit_code == kept.unit_code, draw_freeze.c.season == kept.season)
    return bool(await session.scalar(sa.select(sa.exists().where(frozen))))


async def people_of(session: ReadSession, unit_code: str, number: str) -> tuple[bytes, ...]:
    """Return the blind indexes of child and guardians of an application, to keep relatives away; nobody's once erased.

    A member of the staff may have declared the guardian, or be the guardian, and not the child.
    """
    mine = sa.and_(application.c.unit_code == unit_code, application.c.number == number)
    wanted = sa.select(application.c.child_index, application.c.guardian_indexes).where(mine)
    row = (await session.execute(wanted)).first()
    return () if row is None else (row.child_index, *row.guardian_indexes)


async def _decided(session: ReadSession, kept: Kept) -> tuple[tuple[str, ...], str | None]:
    table = application.c
    mine = sa.and_(table.unit_code == kept.unit_code, table.number == kept.number)
    row = (await session.execute(sa.select(table.facts, table.found_by).where(mine))).one()
    return tuple(row.facts), row.found_by


async def _receipts(session: ReadSession, kept: Kept) -> tuple[ReceiptLine, ...]:
    table = receipt.c
    mine = sa.and_(table.unit_code == kept.unit_code, table.number == kept.number)
    rows = await session.execute(
        sa.select(table.version, table.received_at, table.form_hash).where(mine).order_by(table.version)
    )
    return tuple(ReceiptLine(*row) for row in rows)
