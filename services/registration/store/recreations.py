"""Writing an application again whose rows are gone, with the receipt that was given then."""

from datetime import datetime
from uuid import UUID

from sqlalchemy.dialects.postgresql import insert

from services.registration.domain.kept import Act
from services.registration.store.application_rows import SealedVersion
from services.registration.store.changes import add_choices, note_act, receipt_values
from services.registration.store.submissions import plain_columns
from services.registration.store.tables import application, audit, choice, outbox, receipt
from shared.contracts.messages import CheckRequested
from shared.crypto.hashing import tagged_hash
from shared.database.sessions import WriteSession
from shared.jobs.outbox import put


async def write_recreated(session: WriteSession, new: SealedVersion) -> None:
    """Write the application, or bring an older version up to this one; what is still there of it stays."""
    unit_code, number = new.unit.unit_code, new.of.number
    values = {**plain_columns(new), **new.items, "found_by": None, "finding_id": None, "sealed_notice": None}
    written = insert(application).values(**values)
    await session.execute(written.on_conflict_do_update(index_elements=["unit_code", "number"], set_=values))
    await session.execute(choice.delete().where(choice.c.unit_code == unit_code, choice.c.number == number))
    await add_choices(session, new)
    await session.execute(insert(receipt).values(**receipt_values(new)).on_conflict_do_nothing())
    await note_act(session, unit_code, number, Act("recreated", new.now, new.printed.helper))
    await put(session, outbox, receiver="verification", message=_check_again(new, new.now))
    await session.execute(audit.inbox.insert().inline().values(unit_code=unit_code, body=new.printed.event))


def _check_again(new: SealedVersion, now: datetime) -> CheckRequested:
    """Return a message that verification has not seen, about a version it may know: it tells its finding again."""
    parts = (new.unit.unit_code, new.of.number, str(new.of.version), now.isoformat())
    mark = tagged_hash("yangguang/check-again/1", *(part.encode() for part in parts))
    return CheckRequested(
        message_id=UUID(bytes=mark[:16], version=4),
        unit_code=new.unit.unit_code,
        application_number=new.of.number,
        version=new.of.version,
    )
