"""The verification app over a test's database, with clerks and with cases in every state."""

from collections.abc import Sequence

from pydantic import SecretStr

from services.verification.actions.case_room import CaseRoom
from services.verification.actions.clerk_accounts import NewClerk, create_clerk
from services.verification.actions.passwords import Passwords
from services.verification.settings import VerificationSettings
from services.verification.store.vault import Vault
from shared.database.provision import ServiceUrls
from shared.database.sessions import Database
from shared.ids import new_id
from tests.builders.verification import NOW, UNIT
from tests.builders.verification_desk import RING, Desk
from tests.builders.verification_families import (
    Family,
    family,
    grandfathers_booklet,
    late_permit,
    not_registered,
    registries_of,
    written_otherwise,
)
from tests.builders.verification_wire import wire_claim
from tests.fakes.claims import FakeClaims

SERVICE_TOKEN = "a token for tests only"
PASSWORD = "correct horse battery"
CLERKS = (("zhao", "赵晓云"), ("liu", "刘建平"))


def settings_for(urls: ServiceUrls, **more: object) -> VerificationSettings:
    """Settings of a service on this machine; registries that nobody asks unless their URLs are given."""
    registries = {
        f"registry_{name}_{what}": value
        for name in ("household", "residence", "property", "insurance")
        for what, value in (("url", "http://127.0.0.1:1"), ("key", bytes(range(32)).hex()))
    }
    given: dict[str, object] = {
        "database_url": urls.verification,
        "master_secret": SecretStr(bytes(range(32)).hex()),
        "service_token": SecretStr(SERVICE_TOKEN),
        "registration_url": "http://127.0.0.1:1",
        "clock_start": NOW,
        "secure_cookies": False,
        **registries,
        **more,
    }
    return VerificationSettings.model_validate(given)


def every_case() -> list[Family]:
    """One family for each cause that pages show, and one that is fine."""
    return [
        written_otherwise(1),
        not_registered(2),
        grandfathers_booklet(3),
        late_permit(4),
        family(5, "赵天宇"),
        family(6, "周敏"),
    ]


async def fill(urls: ServiceUrls, families: Sequence[Family]) -> None:
    """Write clerks, rules and cases; the last family's household registry is silent."""
    db = Database(urls.verification, service="verification", pool_size=2)
    await add_clerks(db)
    desk = Desk(db, FakeClaims(*(wire_claim(one.claim) for one in families)), registries_of(families))
    desk.household.faults[families[-1].claim.child.number] = "hang"
    await desk.load_rules()
    for one in families:
        await desk.check(one.claim)
    await db.close()


async def add_clerks(db: Database) -> None:
    """Write two clerks of the county."""
    room = CaseRoom(db, Vault(RING), new_id)
    for name, shown in CLERKS:
        await create_clerk(room, Passwords(), NewClerk(name, PASSWORD, shown, UNIT), now=NOW)
