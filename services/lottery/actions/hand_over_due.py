"""What the lottery's worker does every few seconds: hand over every result that has stood long enough."""

from datetime import datetime

import structlog

from services.lottery.actions.hand_over import hand_over
from services.lottery.actions.office import Doing, WorkersDuty
from services.lottery.domain.ceremony import time_of_step
from services.lottery.domain.errors import LotteryError
from services.lottery.store.handovers import due_handovers
from services.lottery.store.records import DrawKey
from shared.audit_log.events import Acting, Actor
from shared.database.scope import UNSCOPED

MACHINE = Actor("machine", "handover")
REQUEST = "handover-due"
log = structlog.get_logger()


async def hand_over_due(duty: WorkersDuty, *, now: datetime) -> int:
    """Decide every handover that is due and return how many; one that cannot be decided does not keep others waiting.

    A clock that is set hands nothing over but rehearsals.
    """
    async with duty.db.reading(UNSCOPED) as session:
        due = await due_handovers(session, now)
    return sum([await _decided(duty, key, now) for key in due])


async def _decided(duty: WorkersDuty, key: DrawKey, now: datetime) -> bool:
    try:
        at = time_of_step(key.draw_id, None, now, shifted=duty.clock_is_shifted)
        await hand_over(duty.db, duty.signer, key, doing=Doing(Acting(MACHINE, now, REQUEST), at))
    except LotteryError as error:
        log.warning("handover waits", draw=key.draw_id, code=error.code)
        return False
    return True
