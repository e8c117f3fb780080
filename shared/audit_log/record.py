"""Writes an act into the inbox of the audit log, in the transaction that does it: both or neither."""

import sqlalchemy as sa

from shared.audit_log.events import Acting, Event, event_text
from shared.crypto.hashing import sha256_hex
from shared.database.sessions import WriteSession
from shared.ids import new_token


async def record(session: WriteSession, inbox: sa.Table, acting: Acting, event: Event) -> str:
    """Write the event, and return its SHA-256 in hex, by which its place in the log is found later.

    It becomes a leaf of the log if and only if this transaction commits. Raises `NotForTheLog`.
    """
    body = body_of(acting, event)
    await session.execute(inbox.insert().inline().values(unit_code=event.unit_code, body=body))
    return sha256_hex(body.encode())


def body_of(acting: Acting, event: Event) -> str:
    """Return the event ready to be written, with a fresh salt; for statements that write several things at once."""
    return event_text(acting, event, salt=new_token()[:32])
