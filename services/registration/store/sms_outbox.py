"""The local SMS sender: messages lie sealed in a table, where a rehearsal can read them; nothing leaves the house."""

from collections.abc import Sequence
from datetime import datetime
from typing import NamedTuple
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import insert

from services.registration.domain.keys import RegistrationKeys
from services.registration.store.sealed_tables import ACCOUNT, SMS_OUTBOX
from services.registration.store.tables import account, sms_outbox
from shared.crypto.sealing import Sealer
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database, WriteSession
from shared.ids import new_id


class Text(NamedTuple):
    """One message to the phone of an account; the same number is the same message."""

    sms_id: UUID
    account_id: bytes
    text: str


async def put_texts(session: WriteSession, sealer: Sealer, texts: Sequence[Text], now: datetime) -> frozenset[UUID]:
    """Write messages in the caller's transaction and return those that are on their way.

    One that was written before is not written again; an account that is gone has no phone.
    """
    wanted = {text.account_id for text in texts}
    found = await session.execute(
        sa.select(account.c.account_id, account.c.sealed_phone).where(account.c.account_id.in_(wanted))
    )
    phones = {row.account_id: _opened(sealer, row.account_id, row.sealed_phone) for row in found}
    rows = [_row(sealer, phones[one.account_id], one, now) for one in texts if one.account_id in phones]
    if rows:
        await session.execute(insert(sms_outbox).on_conflict_do_nothing(), rows)
    return frozenset(one.sms_id for one in texts if one.account_id in phones)


class LocalSms:
    """Sends into the table; `latest` shows the last message to a phone."""

    def __init__(self, db: Database, keys: RegistrationKeys) -> None:
        self._db = db
        self._keys = keys

    async def send(self, phone: str, text: str, now: datetime) -> None:
        """Keep a message."""
        row = _row(self._keys.sealer, phone, Text(new_id(), self._keys.account_id(phone), text), now)
        async with self._db.transaction(UNSCOPED) as session:
            await session.execute(sms_outbox.insert().values(**row))

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


def _row(sealer: Sealer, phone: str, text: Text, now: datetime) -> dict[str, object]:
    return {
        "sms_id": text.sms_id,
        "account_id": text.account_id,
        "sealed_phone": sealer.seal(phone, _place("phone", text.sms_id)),
        "sealed_text": sealer.seal(text.text, _place("text", text.sms_id)),
        "sent_at": now,
    }


def _opened(sealer: Sealer, account_id: bytes, sealed_phone: bytes) -> str:
    return sealer.open(sealed_phone, ACCOUNT.place("sealed_phone", account_id))


def _place(what: str, sms_id: UUID) -> str:
    return SMS_OUTBOX.place(f"sealed_{what}", sms_id)
