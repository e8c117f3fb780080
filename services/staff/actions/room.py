"""What every action works with, and who acts in it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from services.staff.actions.passwords import Passwords
from services.staff.domain.duty import RELEASER_KINDS, Duty, may_release
from services.staff.domain.errors import ForAdministrators, OutsideScope
from services.staff.store.tables import audit
from services.staff.store.vault import Vault
from shared.audit_log.events import Acting, Actor, Event
from shared.audit_log.record import record
from shared.clock import CHINA
from shared.contracts.staff import StaffMember
from shared.database.sessions import Database, WriteSession


@dataclass(frozen=True)
class Policy:
    """What an installation decides: who may release draws, and which season's children are asked about."""

    releaser_kinds: tuple[str, ...] = RELEASER_KINDS
    season: str = ""
    """Empty: the calendar year."""

    def season_at(self, now: datetime) -> str:
        """Return the season at a moment."""
        return self.season or str(now.astimezone(CHINA).year)

    def is_in_force(self, duty: Duty) -> bool:
        """Whether a duty may be exercised now: a releaser's only while the settings allow his kind."""
        return duty.role != "draw_releaser" or may_release(duty, self.releaser_kinds)


@dataclass(frozen=True)
class StaffRoom:
    """Database, keys and policy of the staff service."""

    db: Database
    vault: Vault
    passwords: Passwords
    new_id: Callable[[], UUID]
    policy: Policy = Policy()


@dataclass(frozen=True)
class Sitting:
    """Somebody signed in, at one moment, in one request."""

    room: StaffRoom
    who: StaffMember
    now: datetime
    request: str = "-"

    @property
    def acting(self) -> Acting:
        """Who acts, for the audit log."""
        return acting_as(self.who.staff_id, self.who.role, self.now, self.request)

    def must_administer(self, scope: str) -> None:
        """Raise unless this person looks after the accounts of a scope."""
        if self.who.role != "administrator":
            raise ForAdministrators
        if not scope.startswith(self.who.scope):
            raise OutsideScope


def acting_as(staff_id: UUID, role: str, now: datetime, request: str) -> Acting:
    """Return an acting member of the staff."""
    return Acting(Actor("staff", str(staff_id), role), now, request)


async def note(session: WriteSession, acting: Acting, duty: Duty, act: str, what: str, **details: str) -> None:
    """Write an act into the audit log, under the scope of the account or invitation it is about."""
    await record(session, audit.inbox, acting, Event(duty.scope, act, what, details=details))
