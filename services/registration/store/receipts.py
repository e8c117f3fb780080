"""Reading receipts: what was promised for one version of an application."""

from dataclasses import dataclass
from datetime import datetime

import sqlalchemy as sa

from services.registration.store.tables import application, receipt
from shared.database.sessions import ReadSession


@dataclass(frozen=True)
class ReceiptRow:
    """One receipt as it is kept."""

    version: int
    request_hash: bytes
    form_hash: bytes
    received_at: datetime
    signature: bytes


async def read_receipt(session: ReadSession, unit_code: str, number: str, version: int) -> ReceiptRow | None:
    """Return the receipt of one version, or None."""
    table = receipt.c
    columns = (table.version, table.request_hash, table.form_hash, table.received_at, table.signature)
    query = sa.select(*columns).where(table.unit_code == unit_code, table.number == number, table.version == version)
    row = (await session.execute(query)).first()
    return None if row is None else ReceiptRow(*row)


async def latest_of(session: ReadSession, unit_code: str, number: str) -> tuple[int, str]:
    """Return version and state of an application, for the check of a receipt; no personal column is read."""
    table = application.c
    query = sa.select(table.version, table.state).where(table.unit_code == unit_code, table.number == number)
    row = (await session.execute(query)).one()
    return row.version, row.state
