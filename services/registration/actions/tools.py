"""What every action works with, put together once by the app; and on whose behalf it works."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from services.registration.domain.keys import RegistrationKeys
from services.registration.domain.sign_in import SignInRules
from services.registration.gateways.held_data import HeldData, NobodyAsked
from services.registration.gateways.sms import SmsSender
from services.registration.store.hot_pool import HotPool
from services.registration.store.log_shelf import LogShelf
from services.registration.store.receipt_press import Press
from services.registration.store.unit_shelf import UnitShelf
from shared.audit_log.events import Acting, Actor
from shared.database.sessions import Database
from shared.ids import new_secret

NewPidKey = Callable[[str, str, str], bytes]
"""Makes the key of pseudonyms (32 bytes) of a unit, season and stage."""


def by_chance(_unit_code: str, _season: str, _stage: str) -> bytes:
    """Return 32 random bytes, as the draw's specification wants it (docs/spec/draw.md, section 2.1)."""
    return new_secret()


@dataclass(frozen=True)
class Tools:
    """Database, keys, units, SMS and limits of this process."""

    db: Database
    hot: HotPool
    keys: RegistrationKeys
    units: UnitShelf
    sms: SmsSender
    sign_in: SignInRules
    log: LogShelf
    new_pid_key: NewPidKey = by_chance
    held: HeldData = field(default_factory=NobodyAsked)
    backup_days: int = 30
    """How long a backup keeps what was deleted here; said in notices and answers."""
    rehearses: bool = False
    """Whether the clock is set: only then do rehearsals' draws close a season early, or give anybody a result."""

    async def press(self, acting: Acting) -> Press:
        """Return what receipts are made with at this moment; the newest checkpoint is at hand."""
        return Press(self.keys, self.log.origin, await self.log.newest(), acting)

    async def close(self) -> None:
        """Close every connection."""
        await self.held.close()
        await self.hot.close()
        await self.db.close()


@dataclass(frozen=True)
class Visit:
    """A family at a unit: its account (32 bytes), the unit it turned to, the one moment of the request.

    `request` is the request's number; `helper_id` the account of whoever acts for the family, where somebody does.
    """

    account_id: bytes
    unit_code: str
    now: datetime
    request: str = "-"
    helper_id: bytes | None = None

    @property
    def acting(self) -> Acting:
        """Who acts, as the audit log names it: the family itself, or its helper in the role of this family."""
        if self.helper_id is None:
            return Acting(Actor("family", self.account_id.hex()), self.now, self.request)
        return Acting(Actor("helper", self.helper_id.hex(), self.account_id.hex()), self.now, self.request)
