"""The services that seal something, with every sealed column and the way to find their units."""

from collections.abc import AsyncGenerator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass

from services.keys.operator_settings import OperatorSettings
from services.registration.store.sealed_tables import SEALED_TABLES as REGISTRATION
from services.registration.store.tables import metadata as registration_tables
from services.registration.store.units import unit_codes
from services.staff.store.sealed_tables import SEALED_TABLES as STAFF
from services.staff.store.tables import metadata as staff_tables
from services.verification.store.rules import units_with_rules
from services.verification.store.sealed_tables import SEALED_TABLES as VERIFICATION
from services.verification.store.tables import metadata as verification_tables
from shared.database.key_rotation import SealedService, Units
from shared.database.sealed_tables import SealedTable
from shared.database.sessions import Database, ReadSession


async def no_units(_: ReadSession) -> Sequence[str]:
    """Return none: the service has no table of a unit."""
    return ()


@dataclass(frozen=True)
class Sealing:
    """The sealed tables of a service, and how to find its units."""

    tables: tuple[SealedTable, ...]
    units: Units


SEALING = {
    "registration": Sealing(REGISTRATION, unit_codes),
    "verification": Sealing(VERIFICATION, units_with_rules),
    "staff": Sealing(STAFF, no_units),
}
"""By the name of the service."""
TABLES = {"registration": registration_tables, "verification": verification_tables, "staff": staff_tables}
"""All tables of these services, for whoever looks for a column that was forgotten."""


@asynccontextmanager
async def opened(name: str, settings: OperatorSettings) -> AsyncGenerator[SealedService]:
    """Give a service with an open database."""
    db = Database(settings.database_url, service=name, pool_size=2)
    try:
        yield SealedService(name, db, SEALING[name].tables, SEALING[name].units)
    finally:
        await db.close()
