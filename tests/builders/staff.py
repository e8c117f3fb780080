"""The staff service over a test's database: settings, a room for actions, accounts that can sign in."""

from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pyotp
from argon2 import PasswordHasher
from pydantic import SecretStr

from services.staff.actions.passwords import Passwords
from services.staff.actions.rehearsal import GivenAccount, open_at_once
from services.staff.actions.room import Policy, Sitting, StaffRoom
from services.staff.actions.sign_in import Credentials, SignedIn, Visit, sign_in
from services.staff.domain.duty import Duty
from services.staff.settings import StaffSettings
from services.staff.store.sessions import NewSession
from services.staff.store.vault import Vault
from shared.codes.staff_roles import Role
from shared.contracts.staff import StaffMember
from shared.crypto.keys import KeyRing
from shared.crypto.provider import GivenKeys
from shared.database.provision import ServiceUrls
from shared.database.sessions import Database
from shared.ids import new_id, new_token

NOW = datetime(2026, 6, 20, 1, 0, tzinfo=UTC)
UNIT = "140123"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
PASSWORD = "shi liu ba dian gong jiao"
SERVICE_TOKEN = "a token for tests only"
RING = KeyRing(GivenKeys(bytes(range(32)), bytes(range(1, 33))))
ADDRESS = "192.0.2.7"
CHEAP = PasswordHasher(time_cost=1, memory_cost=64, parallelism=1)
"""Hashes for tests: argon2id as ever, in a thousandth of the time."""


@dataclass(frozen=True)
class Person:
    """Somebody with an account."""

    staff_id: UUID
    name: str
    duty: Duty

    def typed(self, moment: datetime = NOW, **other: str) -> Credentials:
        """What they type at the door at a moment."""
        fields = {"name": self.name, "password": PASSWORD, "code": code_at(moment), "address": ADDRESS}
        return Credentials(**(fields | other))


def code_at(moment: datetime, secret: str = SECRET) -> str:
    """The six digits on the phone."""
    return pyotp.TOTP(secret).at(moment)


def settings_for(urls: ServiceUrls, **more: object) -> StaffSettings:
    """Settings of a service on this machine, at the root of its address."""
    given: dict[str, object] = {
        "database_url": urls.staff,
        "master_secret": SecretStr(bytes(range(32)).hex()),
        "province_secret": SecretStr(bytes(range(1, 33)).hex()),
        "service_token": SecretStr(SERVICE_TOKEN),
        "public_url": "http://staff.test",
        "rehearsal": True,
        "clock_start": NOW,
        "secure_cookies": False,
        **more,
    }
    return StaffSettings.model_validate(given)


def room_over(db: Database, policy: Policy | None = None) -> StaffRoom:
    """A room for actions."""
    return StaffRoom(db, Vault(RING), Passwords(hasher=CHEAP), new_id, policy or Policy())


def duty_of(role: Role, *, scope: str = UNIT) -> Duty:
    """A duty that may be given."""
    if role == "school_clerk":
        return Duty(role, scope, scope, "school", "S01")
    if role == "draw_releaser":
        return Duty(role, scope, "1401", "unit_above")
    return Duty(role, scope, scope)


async def person(room: StaffRoom, role: Role = "unit_clerk", name: str = "", *, scope: str = UNIT) -> Person:
    """Open an account with the password and the phone of the tests."""
    duty = duty_of(role, scope=scope)
    given = GivenAccount(name or role, "赵晓云", duty, PASSWORD, SECRET)
    staff_id = await open_at_once(room, given, now=NOW - timedelta(days=1), request="-")
    return Person(staff_id, name or role, duty)


def visit(now: datetime = NOW) -> Visit:
    """Coming to the door."""
    return Visit(NewSession(new_token(), new_id(), "code"), now)


async def enter(room: StaffRoom, who: Person, now: datetime = NOW) -> tuple[SignedIn, str]:
    """Sign somebody in; return the token too."""
    coming = visit(now)
    return await sign_in(room, who.typed(now), coming), coming.new.token


def sitting_of(room: StaffRoom, who: Person, now: datetime = NOW) -> Sitting:
    """Somebody at work, without having signed in."""
    member = StaffMember(
        staff_id=who.staff_id,
        display_name="赵晓云",
        role=who.duty.role,
        scope=who.duty.scope,
        home_unit=who.duty.home_unit,
        school_code=who.duty.school_code,
        session_ends_at=now + timedelta(hours=12),
    )
    return Sitting(room, member, now)


def later(sitting: Sitting, **by: float) -> Sitting:
    """The same person after a while."""
    return replace(sitting, now=sitting.now + timedelta(**by))
