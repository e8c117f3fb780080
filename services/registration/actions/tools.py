"""What every action works with, put together once by the app; and on whose behalf it works."""

from dataclasses import dataclass
from datetime import datetime

from services.registration.domain.keys import RegistrationKeys
from services.registration.domain.sign_in import SignInRules
from services.registration.gateways.sms import SmsSender
from services.registration.store.hot_pool import HotPool
from services.registration.store.unit_shelf import UnitShelf
from shared.database.sessions import Database


@dataclass(frozen=True)
class Tools:
    """Database, keys, units, SMS and limits of this process."""

    db: Database
    hot: HotPool
    keys: RegistrationKeys
    units: UnitShelf
    sms: SmsSender
    sign_in: SignInRules

    async def close(self) -> None:
        """Close every connection."""
        await self.hot.close()
        await self.db.close()


@dataclass(frozen=True)
class Visit:
    """A family at a unit: its account (32 bytes), the unit it turned to, the one moment of the request."""

    account_id: bytes
    unit_code: str
    now: datetime
