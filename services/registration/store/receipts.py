"""Reading receipts: what was promised for one version of an application."""

from dataclasses import dataclass, replace
from datetime import datetime

import sqlalchemy as sa

from services.registration.domain.receipts.errors import ReceiptGone
from services.registration.domain.receipts.signed import Receipt, read_unverified
from services.registration.domain.receipts.statement import ReceiptStatement
from services.registration.store.sealed_tables import RECEIPT, RECEIPT_ADDENDUM
from services.registration.store.tables import application, receipt, receipt_addendum
from shared.crypto.sealing import Sealer
from shared.database.sessions import ReadSession, WriteSession


@dataclass(frozen=True)
class ReceiptRow:
    """One receipt as it is kept; `sealed_note` is None once its time is over."""

    version: int
    request_hash: bytes
    form_hash: bytes
    received_at: datetime
    sealed_note: bytes | None
    sealed_addendum: bytes | None


async def read_receipt(session: ReadSession, unit_code: str, number: str, version: int) -> ReceiptRow | None:
    """Return the receipt of one version, or None."""
    table, more = receipt.c, receipt_addendum.c
    own = (table.version, table.request_hash, table.form_hash, table.received_at, table.sealed_note)
    beside = sa.and_(more.unit_code == table.unit_code, more.number == table.number, more.version == table.version)
    query = (
        sa.select(*own, more.sealed_addendum)
        .select_from(receipt.outerjoin(receipt_addendum, beside))
        .where(table.unit_code == unit_code, table.number == number, table.version == version)
    )
    row = (await session.execute(query)).first()
    return None if row is None else ReceiptRow(*row)


async def fingerprint_of(session: ReadSession, unit_code: str, number: str, version: int) -> bytes | None:
    """Return the hash of the form of one version, or None; no sealed column is read."""
    table = receipt.c
    query = sa.select(table.form_hash).where(
        table.unit_code == unit_code, table.number == number, table.version == version
    )
    found: bytes | None = await session.scalar(query)
    return found


async def receipt_note(session: ReadSession, unit_code: str, number: str, version: int, sealer: Sealer) -> Receipt:
    """Return the receipt of one version as the family has it; raise `ReceiptGone` where it is not kept (any more)."""
    row = await read_receipt(session, unit_code, number, version)
    if row is None or row.sealed_note is None:
        raise ReceiptGone
    return opened_receipt(row, sealer, unit_code=unit_code, number=number)


def opened_receipt(row: ReceiptRow, sealer: Sealer, *, unit_code: str, number: str) -> Receipt:
    """Open a receipt that is kept."""
    if row.sealed_note is None:
        raise ReceiptGone
    opened = open_note_of(row.sealed_note, sealer, unit_code=unit_code, number=number, version=row.version)
    if row.sealed_addendum is None:
        return opened
    at = RECEIPT_ADDENDUM.place("sealed_addendum", unit_code, number, row.version)
    return replace(opened, addendum=sealer.open(row.sealed_addendum, at).encode())


def open_note_of(sealed: bytes, sealer: Sealer, *, unit_code: str, number: str, version: int) -> Receipt:
    """Open one sealed note; its addendum is not looked at."""
    return read_unverified(sealer.open(sealed, RECEIPT.place("sealed_note", unit_code, number, version)).encode())


async def keep_addendum(
    session: WriteSession, about: ReceiptStatement, note: bytes, *, sealer: Sealer, now: datetime
) -> None:
    """Keep the note that says who the child of a receipt is."""
    row = (about.unit_code, about.application_number, about.version)
    sealed = sealer.seal(note.decode(), RECEIPT_ADDENDUM.place("sealed_addendum", *row))
    key = dict(zip(("unit_code", "number", "version"), row, strict=True))
    await session.execute(receipt_addendum.insert().values(**key, settled_at=now, sealed_addendum=sealed))


async def latest_of(session: ReadSession, unit_code: str, number: str) -> tuple[int, str]:
    """Return version and state of an application, for the check of a receipt; no personal column is read."""
    table = application.c
    query = sa.select(table.version, table.state).where(table.unit_code == unit_code, table.number == number)
    row = (await session.execute(query)).one()
    return row.version, row.state
