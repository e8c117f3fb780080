"""A helper over the pages: named by a family, signed in on its own phone, accepted and at work."""

import re
from dataclasses import dataclass

import httpx2

from tests.attacks.registration.visits import HERE, Home, a_home
from tests.builders.registration import UNIT

HELPER = "13600005678"
NAMED = {"helper_name": "王芳", "helper_phone": HELPER, "guardian_name": "周敏", "help_until": "taken_back"}


@dataclass(frozen=True)
class Helping:
    """A helper at work: its cookie as a header, and the identifier of the grant."""

    cookie: dict[str, str]
    grant: str

    @property
    def form(self) -> dict[str, str]:
        """The headers with which its own pages send a form."""
        return {**self.cookie, **HERE}

    @property
    def token(self) -> str:
        """The session itself, as a program would send it."""
        return self.cookie["Cookie"].removeprefix("family=")


async def a_helper(client: httpx2.AsyncClient, family: Home) -> Helping:
    """Let a family name 王芳, who accepts and turns to its registration."""
    named = await client.post(f"/u/{UNIT}/helpers", data=NAMED, headers=family.form)
    assert named.status_code == 303, named.text
    own = await a_home(client, HELPER, draft_only=True)
    listed = await client.get(f"/u/{UNIT}/helping", headers=own.cookie)
    found = re.search(r"/helping/([0-9a-f-]{36})/accept", listed.text)
    assert found is not None, listed.text
    for act in ("accept", "begin"):
        answer = await client.post(f"/u/{UNIT}/helping/{found[1]}/{act}", headers=own.form)
        assert answer.status_code == 303
    return Helping(own.cookie, found[1])
