"""Registration and the lottery over one database, the lottery asking the real registration over HTTP."""

from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from typing import Any

import httpx2

from services.lottery.app import create_app as create_lottery
from services.lottery.settings import LotterySettings
from services.registration.actions.load_unit import load_unit
from services.registration.actions.tools import Tools, Visit
from services.registration.app import create_app as create_registration
from services.registration.domain.unit import Unit
from services.registration.settings import RegistrationSettings
from services.registration.store.accounts import keep_account
from shared.database.provision import ServiceUrls
from shared.database.scope import UNSCOPED
from tests.builders.acting import acting_at
from tests.builders.ceremonies import STAFF, session_of
from tests.builders.draws import announcement, county
from tests.builders.registration import NOW, UNIT
from tests.fakes.frozen_files import TOKEN

DRAW_ID = f"TEST-{UNIT}-2023-XX-01"
OFFICER = session_of("draw_officer", scope=UNIT)
RELEASER = session_of("draw_releaser", scope=UNIT, home_unit="1401")
SECRET = "5a" * 32
Answer = tuple[int, dict[str, Any]]


@dataclass
class TwoServices:
    """Both services running; families act by registration's tools, the draw office over HTTP."""

    tools: Tools
    client: httpx2.AsyncClient

    async def family(self, place: int) -> Visit:
        """Let the family number `place` come to the unit at NOW."""
        phone = f"137{place:08d}"
        account_id = self.tools.keys.account_id(phone)
        async with self.tools.db.transaction(UNSCOPED) as session:
            await keep_account(session, account_id, phone, sealer=self.tools.keys.sealer, now=NOW)
        return Visit(account_id, UNIT, NOW)

    async def post(self, path: str, body: dict[str, Any], who: dict[str, str] = OFFICER) -> Answer:
        """Send a body to a path below the unit."""
        answer = await self.client.post(f"/api/units/{UNIT}{path}", json=body, headers=who)
        return answer.status_code, answer.json()

    async def get(self, path: str) -> Answer:
        """Read a path below the unit, as the officer."""
        answer = await self.client.get(f"/api/units/{UNIT}{path}", headers=OFFICER)
        return answer.status_code, answer.json()

    async def announce(self, unit: Unit, draw_id: str = DRAW_ID, *, lots: tuple[str, ...], **changes: Any) -> Answer:
        """Announce a draw about these schools, with the seats of the unit's rules."""
        schools = [school for school in unit.schools if school.school_code in lots]
        seats = [
            {"school": one.school_code, "category": one.category, "capacity": one.seats, "name": one.name}
            for one in schools
        ]
        return await self.post("/draws", announcement(county(), draw_id, **{"seats": seats, **changes}))

    async def readiness(self, draw_id: str = DRAW_ID) -> dict[str, Any]:
        """Read the readiness check; it has to answer."""
        status, said = await self.get(f"/draws/{draw_id}/readiness")
        assert status == 200, said
        return said

    async def freeze(self, draw_id: str = DRAW_ID) -> Answer:
        """Freeze with two people."""
        at = {"at": "2023-09-12T18:00:00+08:00"}
        status, said = await self.post(f"/draws/{draw_id}/freeze/request", at)
        assert status == 202, said
        status, judged = await self.post(f"/approvals/{said['approval_id']}", {"agree": True}, RELEASER)
        assert status == 200, judged
        return await self.post(f"/draws/{draw_id}/freeze", at)

    async def rows(self, name: str, draw_id: str = DRAW_ID) -> list[list[str]]:
        """Return the lines of a public file under its header."""
        text = (await self.client.get(f"/draws/{draw_id}/files/{name}")).text
        return [line.split(",") for line in text.splitlines()[1:]]


@asynccontextmanager
async def two_services(urls: ServiceUrls, unit: Unit) -> AsyncGenerator[TwoServices]:
    """Run both, with a unit that was loaded."""
    registration = create_registration(registration_settings(urls), staff=STAFF)
    reached = httpx2.ASGITransport(app=registration, raise_app_exceptions=False)
    lottery = create_lottery(_lottery(urls), registration_transport=reached, staff=STAFF)
    transport = httpx2.ASGITransport(app=lottery, raise_app_exceptions=False)
    async with (
        registration.router.lifespan_context(registration),
        lottery.router.lifespan_context(lottery),
        httpx2.AsyncClient(transport=transport, base_url="http://lottery.test", timeout=60) as client,
    ):
        tools: Tools = registration.state.tools
        await load_unit(tools, unit, acting=acting_at(NOW))
        yield TwoServices(tools, client)


def registration_settings(urls: ServiceUrls) -> RegistrationSettings:
    """Registration on a rehearsal clock that starts at NOW."""
    return RegistrationSettings(
        database_url=urls.registration,
        master_secret=SECRET,
        province_secret=SECRET,
        service_token=TOKEN,
        verification_url="http://verification.test",
        lottery_url="http://lottery.test",
        public_url="http://registration.test",
        clock_start=NOW,
        secure_cookies=False,
    )


def _lottery(urls: ServiceUrls) -> LotterySettings:
    return LotterySettings(
        database_url=urls.lottery,
        master_secret=SECRET,
        service_token=TOKEN,
        registration_url="http://registration.test",
        public_url="https://sunny.example/lottery",
        staff_url="http://staff.test",
        secure_cookies=False,
    )
