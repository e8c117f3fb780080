"""Close the key of a season's pseudonyms in a file that only the notary opens; two people do it."""

from collections.abc import Callable

from services.registration.actions.pid_key_matters import HandOver, require_asker
from services.registration.domain.pid_key_file import closed_file
from services.registration.store.pid_keys import (
    PidKeyAct,
    kept_pid_key,
    note_act_with_pid_key,
    pid_key_of,
)
from services.registration.store.tables import approvals, audit
from shared.approvals.deciding import use
from shared.audit_log.events import Acting, Event
from shared.audit_log.record import record
from shared.crypto.handing_over import fingerprint
from shared.crypto.hashing import sha256_hex
from shared.crypto.sealing import Sealer
from shared.database.sessions import Database


async def hand_over_pid_key(
    db: Database, wanted: HandOver, *, sealer: Sealer, acting: Acting, keep: Callable[[bytes], None]
) -> PidKeyAct:
    """Give the closed file to `keep`, before it is written down that it was handed over; return what was written down.

    Raises `ApprovalMissing`, `ApprovalExpired`, `ApprovalUsed`, `PidKeyMissing`, `PidKeyDestroyed`, `PidKeyNotTheOne`.
    """
    season = wanted.season
    async with db.transaction(season.unit_code) as session:
        approval = await use(session, approvals, wanted.matter, acting)
        require_asker(approval, acting)
        key = await pid_key_of(session, season, sealer)
        commitment = (await kept_pid_key(session, season)).commitment
        content = closed_file(key, wanted.recipient, {**season.parts, "commitment": commitment})
        keep(content)
        two = (acting.actor.who, str(approval.decided_by))
        act = PidKeyAct("handed_over", acting.now, *two, fingerprint(wanted.recipient), sha256_hex(content))
        await note_act_with_pid_key(session, season, act)
        details = {"recipient": act.recipient, "file": act.file_sha256, "commitment": commitment, "agreed": two[1]}
        event = Event(season.unit_code, "PID_KEY_HANDED_OVER", season.record, details=details)
        await record(session, audit.inbox, acting, event)
    return act
