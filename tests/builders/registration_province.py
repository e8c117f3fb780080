"""A family's browser on its way to the province's identity service and back; and the people who are known there."""

from urllib.parse import parse_qsl, urlencode, urlsplit

import httpx2

from tests.builders.registration import PHONE, UNIT

ZHOU, WITHOUT_PHONE, UNVERIFIED = "zhou", "nobody", "unverified"
CLAIMS: tuple[dict[str, object], ...] = (
    {"sub": ZHOU, "phone_number": f"+86 {PHONE}", "phone_number_verified": True},
    {"sub": WITHOUT_PHONE},
    {"sub": UNVERIFIED, "phone_number": PHONE, "phone_number_verified": False},
)


class Browser:
    """Keeps its own cookies of our service."""

    def __init__(self, client: httpx2.AsyncClient) -> None:
        self._client = client
        self.cookies: dict[str, str] = {}
        self.there = ""

    @property
    def session(self) -> str:
        """The session in its cookie, or nothing."""
        return self.cookies.get("family", "")

    async def get(self, address: str) -> httpx2.Response:
        """Ask our service for a page."""
        header = "; ".join(f"{name}={value}" for name, value in self.cookies.items())
        answer = await self._client.get(address, headers={"Cookie": header})
        self._client.cookies.clear()
        for line in answer.headers.get_list("Set-Cookie"):
            name, _, value = line.partition(";")[0].partition("=")
            self.cookies[name] = value.strip('"')
        return answer

    async def leave(self, following: str = "") -> dict[str, str]:
        """Press the button; return what is asked over there."""
        onto = f"?{urlencode({'next': following})}" if following else ""
        answer = await self.get(f"/u/{UNIT}/sign-in/province{onto}")
        self.there = answer.headers["Location"]
        return dict(parse_qsl(urlsplit(self.there).query))

    async def answer(self, form: dict[str, str]) -> str:
        """Send the identity service's own page; return where it leads the browser back to, below our service."""
        async with httpx2.AsyncClient() as other:
            sent = await other.post(self.there, data=form)
        back = urlsplit(sent.headers["Location"])
        return f"{back.path}?{back.query}"

    async def come_in(self, subject: str, *, following: str = "") -> httpx2.Response:
        """Go there, sign in as this person, and come back."""
        await self.leave(following)
        return await self.get(await self.answer({"sub": subject}))

    async def give_up(self) -> httpx2.Response:
        """Go there, press cancel, and come back."""
        asked = await self.leave()
        back = await self.answer({"action": "deny"})
        # The provider of the tests forgets the state with a refusal; RFC 6749, section 4.1.2.1, wants it back.
        return await self.get(f"{back}&{urlencode({'state': asked['state']})}" if "state=" not in back else back)
