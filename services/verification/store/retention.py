"""What the retention job does for each class of data of verification, one batch at a time."""

from collections.abc import Mapping

import sqlalchemy as sa

from services.verification.store.erasure import erase_case
from services.verification.store.tables import card_view, case_file, registry_answer, registry_check, registry_query
from shared.database.due_rows import delete_due
from shared.database.sessions import WriteSession
from shared.retention.sweep import Batch, Sweep, rows_of_a_unit


async def _late_claims(session: WriteSession, sweep: Sweep) -> int:
    """Erase cases of which registration never said that they are over: no claim outlives this."""
    table = case_file.c
    late = sa.and_(table.unit_code == sweep.unit_code, table.erased_at.is_(None), table.received_at < sweep.before)
    query = sa.select(table.application_number).where(late).order_by(table.application_number)
    numbers = (await session.scalars(query.limit(sweep.limit).with_for_update(skip_locked=True))).all()
    for number in numbers:
        await erase_case(session, sweep.unit_code, number, now=sweep.now)
    return len(numbers)


async def _spare_answers(session: WriteSession, sweep: Sweep) -> int:
    """Delete answers that no case uses: one that came in while its case was being erased, or was never needed."""
    answer = registry_answer.c
    used = sa.exists().where(
        registry_check.c.unit_code == answer.unit_code, registry_check.c.key_index == answer.key_index
    )
    where = sa.and_(answer.unit_code == sweep.unit_code, answer.valid_until < sweep.before, ~used)
    return await delete_due(session, registry_answer, where=where, limit=sweep.limit)


IN_A_UNIT: Mapping[str, Batch] = {
    "LATE_CLAIM": _late_claims,
    "SPARE_ANSWER": _spare_answers,
    "QUERY": rows_of_a_unit(registry_query),
    "LOOK": rows_of_a_unit(card_view),
}
"""By class of the schedule; what registration tells (CLAIM, WORDS, CHECK, ANSWER) is done when it tells it."""
