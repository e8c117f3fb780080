"""Somebody of the draw office before its pages: opens them and sends their forms as a browser does, at a set moment."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

import httpx2

from tests.builders.draws import DRAW_ID, FROZEN_AT, UNIT

DESK = f"/office/units/{UNIT}"
PAGES = f"{DESK}/draws/{DRAW_ID}"
OURS = {"Sec-Fetch-Site": "same-origin"}
FREEZING = datetime.fromisoformat(FROZEN_AT)


@dataclass
class HandClock:
    """A clock that tests put to a moment."""

    moment: datetime = field(default=FREEZING - timedelta(hours=1))

    def now(self) -> datetime:
        """Return the moment it was put to."""
        return self.moment

    def put_to(self, moment: str | datetime) -> None:
        """Move it; a text is ISO 8601 with offset."""
        self.moment = datetime.fromisoformat(moment) if isinstance(moment, str) else moment


@dataclass(frozen=True)
class Visitor:
    """One person with a session."""

    client: httpx2.AsyncClient
    session: dict[str, str]

    @property
    def _headers(self) -> dict[str, str]:
        token = self.session["Authorization"].removeprefix("Session ")
        return {**OURS, "Cookie": f"staff={token}"}

    async def open(self, path: str) -> httpx2.Response:
        """Open a page of the draw, or one below the desk's address if the path begins with `/office`."""
        return await self.client.get(_whole(path), headers=self._headers)

    async def send(self, path: str, **fields: str) -> httpx2.Response:
        """Send a form."""
        return await self.client.post(_whole(path), data=fields, headers=self._headers)


def _whole(path: str) -> str:
    return path if path.startswith("/office") else f"{PAGES}{path}"


def words_of(answer: httpx2.Response) -> str:
    """Return the text of a page's main part, without markup and line breaks."""
    main = answer.text.partition('<main id="main">')[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", "", main))
