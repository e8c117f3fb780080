"""Destroy the key of a season's pseudonyms when appeals are over; two people do it, and the record stays."""

from datetime import datetime

from services.registration.actions.pid_key_matters import destroy_matter, require_asker
from services.registration.domain.pid_key_errors import AppealsNotOver, NotHandedOver, PidKeyDestroyed
from services.registration.store.pid_keys import (
    PidKeyAct,
    SeasonOf,
    acts_with_pid_key,
    erase_pid_key,
    kept_pid_key,
    note_act_with_pid_key,
)
from services.registration.store.tables import approvals, audit
from services.registration.store.units import read_unit
from shared.approvals.deciding import use
from shared.audit_log.events import Acting, Event
from shared.audit_log.record import record
from shared.database.sessions import Database, ReadSession


async def destroy_pid_key(db: Database, season: SeasonOf, *, acting: Acting) -> PidKeyAct:
    """Take the key away and return what was written down.

    Raises `ApprovalMissing`, `ApprovalExpired`, `ApprovalUsed`, `PidKeyMissing`, `PidKeyDestroyed`, `NotHandedOver`,
    `AppealsNotOver`, `NotTheAsker`.
    """
    async with db.transaction(season.unit_code) as session:
        approval = await use(session, approvals, await destroy_matter(session, season), acting)
        require_asker(approval, acting)
        await _require_appeals_over(session, season, acting.now)
        kept = await kept_pid_key(session, season)
        if kept.destroyed:
            raise PidKeyDestroyed
        handed = [act for act in await acts_with_pid_key(session, season) if act.act == "handed_over"]
        if not handed:
            raise NotHandedOver
        await erase_pid_key(session, season)
        act = PidKeyAct("destroyed", acting.now, acting.actor.who, str(approval.decided_by), handed[-1].recipient)
        await note_act_with_pid_key(session, season, act)
        details = {"commitment": kept.commitment, "recipient": act.recipient, "agreed": act.allowed_by}
        await record(
            session, audit.inbox, acting, Event(season.unit_code, "PID_KEY_DESTROYED", season.record, details=details)
        )
    return act


async def _require_appeals_over(session: ReadSession, season: SeasonOf, now: datetime) -> None:
    unit = await read_unit(session, season.unit_code)
    ends = unit.calendar.appeals_end if unit is not None and unit.season == season.season else None
    if ends is not None and now < ends:
        raise AppealsNotOver(ends)
