"""What the retention job does for each class of data of registration: one batch at a time, what is done stays done."""

from collections.abc import Mapping

import sqlalchemy as sa

from services.registration.domain.application import ENDED
from services.registration.store.erasure import erase_applications
from services.registration.store.tables import (
    application,
    consent,
    data_request,
    draft,
    helper_act,
    helper_grant,
    metadata,
    notice_shown,
    unit_season,
)
from shared.database.due_rows import delete_due, older_than
from shared.database.sessions import WriteSession
from shared.retention.sweep import Batch, Sweep, rows_of_a_unit


async def _forms_of_seasons(session: WriteSession, sweep: Sweep) -> int:
    over = sa.select(unit_season.c.season).where(
        unit_season.c.unit_code == sweep.unit_code, unit_season.c.over_at < sweep.before
    )
    return await _forms(session, sweep, application.c.season.in_(over))


async def _forms_that_ended(session: WriteSession, sweep: Sweep) -> int:
    ended = application.c.state.in_([state.value for state in ENDED])
    return await _forms(session, sweep, sa.and_(ended, application.c.changed_at < sweep.before))


async def _forms(session: WriteSession, sweep: Sweep, due: "sa.ColumnElement[bool]") -> int:
    table = application.c
    query = sa.select(table.number).where(table.unit_code == sweep.unit_code, table.erased_at.is_(None), due)
    held = await session.scalars(query.order_by(table.number).limit(sweep.limit).with_for_update(skip_locked=True))
    return len(await erase_applications(session, sweep.unit_code, tuple(held), now=sweep.now))


async def _drafts(session: WriteSession, sweep: Sweep) -> int:
    """Delete drafts by the first close of registration after they were saved; later ones by their own moment."""
    seasons = unit_season.c
    close = sa.select(sa.func.min(seasons.closes_at)).where(
        seasons.unit_code == sweep.unit_code, seasons.closes_at >= draft.c.saved_at
    )
    ended = sa.func.coalesce(close.scalar_subquery(), draft.c.saved_at)
    where = sa.and_(draft.c.unit_code == sweep.unit_code, ended < sweep.before)
    return await delete_due(session, draft, where=where, limit=sweep.limit)


async def _helpers(session: WriteSession, sweep: Sweep) -> int:
    seasons = sa.and_(unit_season.c.unit_code == sweep.unit_code, unit_season.c.over_at < sweep.before)
    over = sa.select(sa.func.max(unit_season.c.over_at)).where(seasons).scalar_subquery()
    acts = helper_act.delete().where(helper_act.c.unit_code == sweep.unit_code, helper_act.c.done_at < over)
    await session.execute(acts)
    named = helper_grant.c.season.in_(sa.select(unit_season.c.season).where(seasons))
    due = sa.and_(helper_grant.c.unit_code == sweep.unit_code, named)
    return await delete_due(session, helper_grant, where=due, limit=sweep.limit)


async def rows_of_no_unit(session: WriteSession, sweep: Sweep) -> int:
    """Delete rows of a table that belongs to no unit, by their own moment."""
    table = metadata.tables[f"registration.{sweep.rule.tables[0]}"]
    return await delete_due(session, table, where=older_than(table, sweep.rule.moment, sweep.before), limit=sweep.limit)


IN_A_UNIT: Mapping[str, Batch] = {
    "FORM": _forms_of_seasons,
    "ENDED_FORM": _forms_that_ended,
    "DRAFT": _drafts,
    "HELPER": _helpers,
    "REQUEST": rows_of_a_unit(data_request),
    "NOTICE_SHOWN": rows_of_a_unit(notice_shown),
    "CONSENT": rows_of_a_unit(consent),
}
"""By class of the schedule; what goes with its form (CHOICE, PLACEMENT, LETTER, RECEIPT, ADDENDUM) is done with it."""

OF_NO_UNIT = ("CODE", "SESSION", "DOOR", "PROVINCE", "SMS", "SEEN")
"""Classes whose tables belong to no unit; accounts are looked through by themselves (store/unused_accounts.py)."""
