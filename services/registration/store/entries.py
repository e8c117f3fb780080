"""What the freeze reads: every application of a season, its child opened only to make the pseudonym."""

import sqlalchemy as sa
from sqlalchemy.engine import RowMapping

from services.registration.domain.application import State
from services.registration.domain.identity import child_identity
from services.registration.domain.roster.entries import Entry
from services.registration.domain.roster.pid import pid
from services.registration.domain.submission import Lot
from services.registration.domain.unit import Unit
from services.registration.store.sealed_form import columns_of, open_items
from services.registration.store.tables import application, choice
from shared.crypto.sealing import Sealer
from shared.database.sessions import ReadSession

IDENTITY = ("id_type", "id_number", "name", "birth_date", "gender")
"""What a child may be identified by; name, day and sex count only where there is no number."""

PLAIN = ("number", "state", "account_id", "together_with", "facts", "found_by", "erased_at")


async def read_entries(session: ReadSession, unit: Unit, sealer: Sealer, pid_key: bytes) -> tuple[Entry, ...]:
    """Return every application of the unit's season as the roster needs it, without name or number of the child."""
    table = application.c
    columns = [table[name] for name in (*PLAIN, *columns_of(IDENTITY))]
    query = sa.select(*columns).where(
        table.unit_code == unit.unit_code, table.season == unit.season, table.stage == unit.stage
    )
    choices = await _choices(session, unit)
    rows = (await session.execute(query.order_by(table.number))).mappings()
    return tuple(_entry(row, choices.get(row["number"], ()), (unit, sealer, pid_key)) for row in rows)


async def _choices(session: ReadSession, unit: Unit) -> dict[str, tuple[Lot, ...]]:
    table = choice.c
    query = sa.select(table.number, table.school_code, table.category).where(table.unit_code == unit.unit_code)
    wishes: dict[str, list[Lot]] = {}
    for row in await session.execute(query.order_by(table.number, table.place)):
        wishes.setdefault(row.number, []).append((row.school_code, row.category))
    return {number: tuple(lots) for number, lots in wishes.items()}


def _entry(row: RowMapping, choices: tuple[Lot, ...], by: tuple[Unit, Sealer, bytes]) -> Entry:
    unit, sealer, pid_key = by
    sealed = {name: row[name] for name in columns_of(IDENTITY)}
    items = open_items(sealed, sealer, unit_code=unit.unit_code, number=row["number"])
    erased = row["erased_at"] is not None
    return Entry(
        application_number=row["number"],
        # What was deleted takes no place; its number is still in the register.
        state=State.WITHDRAWN if erased and row["state"] != State.MERGED.value else State(row["state"]),
        account=row["account_id"],
        pid="" if erased else pid(pid_key, child_identity(items)),
        choices=choices,
        together_with=row["together_with"],
        facts=tuple(row["facts"]),
        found_by=row["found_by"],
    )
