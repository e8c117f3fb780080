"""A family on its phone: signed in over the pages, with a draft begun and an application sent."""

import re
from dataclasses import dataclass

import httpx2

from tests.builders.registration import PHONE, UNIT, a_submission
from tests.builders.registration_api import SERVICE, signed_in, submission_body

HERE = {"Sec-Fetch-Site": "same-origin"}


@dataclass(frozen=True)
class Home:
    """What a family has: its cookie as a header, the number of its application, the slot of its draft."""

    cookie: dict[str, str]
    number: str
    slot: str

    @property
    def form(self) -> dict[str, str]:
        """The headers with which its own pages send a form."""
        return {**self.cookie, **HERE}


async def a_home(client: httpx2.AsyncClient, phone: str = PHONE, *, draft_only: bool = False, cookie: str = "") -> Home:
    """Sign a family in over the pages; `cookie` is a session that lies in its browser already."""
    mine = await _signed_in(client, phone, cookie)
    begun = await client.post(f"/u/{UNIT}/new", headers={**mine, **HERE})
    found = re.search(r"/form/([0-9a-f-]{36})/", begun.headers["Location"])
    assert found is not None
    return Home(mine, "" if draft_only else await _sent(client, phone), found[1])


async def _signed_in(client: httpx2.AsyncClient, phone: str, cookie: str) -> dict[str, str]:
    before = f"family={cookie}" if cookie else ""
    asked = await client.post(f"/u/{UNIT}/sign-in", data={"phone": phone}, headers={**HERE, "Cookie": before})
    signing = asked.headers["Set-Cookie"].partition(";")[0]
    sms = await client.post("/internal/sms/latest", json={"phone": phone}, headers=SERVICE)
    headers = {**HERE, "Cookie": "; ".join(part for part in (before, signing) if part)}
    opened = await client.post(f"/u/{UNIT}/sign-in/code", data={"code": sms.json()["code"]}, headers=headers)
    given = next(one for one in opened.headers.get_list("Set-Cookie") if one.startswith("family="))
    client.cookies.clear()
    return {"Cookie": given.partition(";")[0]}


async def _sent(client: httpx2.AsyncClient, phone: str) -> str:
    headers = {**await signed_in(client, phone), "Idempotency-Key": "once"}
    body = submission_body(a_submission())
    sent = await client.post(f"/api/units/{UNIT}/applications", json=body, headers=headers)
    return str(sent.json()["application_number"])
