"""The local SMS sender: messages lie sealed in a table, where a rehearsal can read them; nothing leaves the house."""

from datetime import datetime
from uuid import UUID

import sqlalchemy as sa

from services.registration.domain.keys import RegistrationKeys
from services.registration.store.sealed_tables import SMS_OUTBOX
from services.registration.store.tables import sms_outbox
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from shared.ids import new_id


class LocalSms:
    """Sends into the table; `latest` shows the last message to a phone."""

    def __init__(self, db: Database, keys: RegistrationKeys) -> None:
        self._db = db
        self._keys = keys

    async def send(self, phone: str, text: str, now: datetime) -> None:
        """Keep a message."""
        sms_id = new_id()
        values = {
            "sms_id": sms_id,
            "account_id": self._keys.account_id(phone),
            "sealed_phone": self._keys.sealer.seal(phone, _place("phone", sms_id)),
            "sealed_text": self._keys.sealer.seal(text, _place("text", sms_id)),
            "sent_at": now,
        }
        async with self._db.transaction(UNSCOPED) as session:
            await session.execute(sms_outbox.insert().values(**values))

    async def latest(self, phone: str) -> tuple[str, datetime] | None:
        """Return text and time of the last message to a phone, or None."""
        table = sms_outbox.c
        query = sa.select(table.sms_id, table.sealed_text, table.sent_at).where(
            table.account_id == self._keys.account_id(phone)
        )
        async with self._db.reading(UNSCOPED) as session:
            row = (await session.execute(query.order_by(table.sent_at.desc()).limit(1))).first()
        return (
            None if row is None else (self._keys.sealer.open(row.sealed_text, _place("text", row.sms_id)), row.sent_at)
        )


def _place(what: str, sms_id: UUID) -> str:
    return SMS_OUTBOX.place(f"sealed_{what}", sms_id)
