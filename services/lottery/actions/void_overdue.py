"""What the worker does every few seconds: declare void what was not closed in time, at that moment (draw.md, 5.4)."""

from datetime import datetime

import structlog

from services.lottery.actions.office import Doing, WorkersDuty
from services.lottery.actions.void_draw import void_draw
from services.lottery.domain.ceremony import BETWEEN_CLOSING_AND_LAST_SOURCE, State, time_of_step
from services.lottery.domain.errors import LotteryError
from services.lottery.store.draws import draws_in
from services.lottery.store.records import DrawRecord
from shared.audit_log.events import Acting, Actor
from shared.database.scope import UNSCOPED

MACHINE = Actor("machine", "closing-deadline")
REQUEST = "closing-deadline"
GROUND = "离最后一个来源还有 10 分钟时，现场来源没有关闭"
NEVER_FROZEN = "离最后一个来源还有 10 分钟时，名册没有封存"
log = structlog.get_logger()


async def void_overdue(duty: WorkersDuty, *, now: datetime) -> int:
    """Declare every overdue draw void and return how many; one with a roster never after the last source's time."""
    async with duty.db.reading(UNSCOPED) as session:
        waiting = [one for state in (State.ANNOUNCED, State.FROZEN) for one in await draws_in(session, state)]
    return sum([await _declared(duty, record, now) for record in waiting if is_overdue(record, now)])


def is_overdue(record: DrawRecord, now: datetime) -> bool:
    """Say whether the ground exists at this moment: less than ten minutes to the last source, and not past it.

    Without a roster it exists for ever; but a rehearsal goes by times of its own, and its office declares it.
    """
    last = record.standing.last_source_at
    if record.state is State.ANNOUNCED and record.is_rehearsal:
        return False
    return last - BETWEEN_CLOSING_AND_LAST_SOURCE < now and (now < last or record.state is State.ANNOUNCED)


async def _declared(duty: WorkersDuty, record: DrawRecord, now: datetime) -> bool:
    key, ground = record.key, GROUND if record.state is State.FROZEN else NEVER_FROZEN
    try:
        at = time_of_step(key.draw_id, None, now, shifted=duty.clock_is_shifted)
        await void_draw(duty, key, "b", ground, doing=Doing(Acting(MACHINE, now, REQUEST), at))
    except LotteryError as error:
        log.warning("overdue draw stays", draw=key.draw_id, code=error.code)
        return False
    return True
