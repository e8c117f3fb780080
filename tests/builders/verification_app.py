"""The verification app over a test's database, with cases in every state."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from pydantic import SecretStr

from services.verification.actions.case_room import CaseRoom, Sitting
from services.verification.actions.change_rules import propose_rules
from services.verification.actions.decide_case import decide_case
from services.verification.actions.propose_reopening import propose_reopening
from services.verification.domain.clerk_decisions import Choice, ClerkDecision
from services.verification.settings import VerificationSettings
from services.verification.store.rules_proposals import ProposedRules
from services.verification.store.vault import Vault
from shared.database.provision import ServiceUrls
from shared.database.sessions import Database
from shared.ids import new_id
from tests.builders.verification import NOW, rules
from tests.builders.verification_cases import shown
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
from tests.builders.verification_staff import ZHAO
from tests.builders.verification_wire import wire_claim
from tests.fakes.claims import FakeClaims

SERVICE_TOKEN = "a token for tests only"


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
        "province_secret": SecretStr(bytes(range(1, 33)).hex()),
        "service_token": SecretStr(SERVICE_TOKEN),
        "registration_url": "http://127.0.0.1:1",
        "public_url": "http://verification.test",
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
    """Write rules and cases; the last family's household registry is silent."""
    db = Database(urls.verification, service="verification", pool_size=2)
    desk = Desk(db, FakeClaims(*(wire_claim(one.claim) for one in families)), registries_of(families))
    desk.household.faults[families[-1].claim.child.number] = "hang"
    await desk.load_rules()
    for one in families:
        await desk.check(one.claim)
    await db.close()


async def propose_everything(urls: ServiceUrls) -> None:
    """Have a clerk propose what two people decide: a tier to raise, a case to open again, rules to change."""
    db = Database(urls.verification, service="verification", pool_size=2)
    clerk = Sitting(CaseRoom(db, Vault(RING), new_id), ZHAO, NOW)
    families = every_case()
    confirm = ClerkDecision(Choice.CONFIRM, "看了派出所的居住证回执，郭宁一家 2023年8月办的", saw_paper=True)
    await decide_case(clerk, await shown(clerk, families[3]), confirm)
    later = replace(clerk, now=NOW + timedelta(minutes=3))
    await propose_reopening(later, await shown(later, families[4]), "有人举报户口本是借的，要再看一遍原件")
    last = replace(clerk, now=NOW + timedelta(minutes=5))
    await propose_rules(last, ProposedRules(replace(rules(), insured_months=3), "省里今年改成三个月"))
    await db.close()
