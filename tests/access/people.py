"""Somebody of every kind, signed in at the services as they run."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from uuid import UUID

import httpx2

from services.staff.store.sessions import NewSession, begin_session
from shared.codes.staff_roles import ROLES
from shared.database.scope import UNSCOPED
from shared.database.sessions import Database
from shared.ids import new_id, new_token
from tests.access.addresses import Place
from tests.access.outcomes import FAMILY, NOBODY, SERVICE, Outcome, expected
from tests.builders.combined import SECRETS
from tests.builders.registration_api import unit_body
from tests.builders.staff_api import account_body

TOKEN = {"Authorization": f"Bearer {SECRETS.service_token}"}
FROM_HERE = {"Sec-Fetch-Site": "same-origin"}
"""What a browser says of a form of ours; without it a form is refused before it is asked whose it is."""


@dataclass
class People:
    """Makes the headers of a caller, with a new session after each call that may have ended it."""

    client: httpx2.AsyncClient
    staff: Database
    accounts: dict[str, tuple[UUID, float]]
    families: int = 0
    spent: bool = False
    kept: dict[str, str] = field(default_factory=dict)

    async def headers(self, caller: str, place: Place) -> Mapping[str, str]:
        """Return what a caller sends to a place."""
        if caller == NOBODY:
            return FROM_HERE
        if caller == SERVICE:
            return TOKEN | FROM_HERE
        cookie = "family" if caller == FAMILY else "staff"
        if self.spent or caller not in self.kept:
            self.kept[caller] = await (self._family() if caller == FAMILY else self._member(caller))
        self.spent = place.call[0] != "GET" and Outcome.THROUGH in expected(place.path, place.row, caller)
        by_header = place.call[1].startswith(("/api/", "/internal/"))
        token = self.kept[caller]
        return ({"Authorization": f"Session {token}"} if by_header else {"Cookie": f"{cookie}={token}"}) | FROM_HERE

    async def _family(self) -> str:
        self.families += 1
        phone = f"139{self.families:08}"
        api = "/registration/api/sign-in"
        assert (await self.client.post(api, json={"phone": phone})).status_code == 202
        asked = "/registration/internal/sms/latest"
        sent = await self.client.post(asked, json={"phone": phone}, headers=TOKEN)
        told = await self.client.post(f"{api}/code", json={"phone": phone, "code": sent.json()["code"]})
        return str(told.json()["session"])

    async def _member(self, role: str) -> str:
        staff_id, now = self.accounts[role]
        token = new_token()
        async with self.staff.transaction(UNSCOPED) as session:
            await begin_session(
                session, staff_id, NewSession(token, new_id(), "code"), datetime.fromtimestamp(now, UTC)
            )
        return token


async def everybody(client: httpx2.AsyncClient, staff: Database) -> People:
    """Load a unit and open an account for every role in it."""
    loaded = await client.post("/registration/internal/units", json=unit_body(), headers=TOKEN)
    assert loaded.status_code == 200, loaded.text
    accounts = {}
    for role in ROLES:
        made = await client.post("/staff/internal/accounts", json=account_body(role, role), headers=TOKEN)
        assert made.status_code == 200, made.text
        accounts[str(role)] = (UUID(made.json()["staff_id"]), made.json()["now"])
    return People(client, staff, accounts)
