"""The draw office of one unit for the ceremony machine: several people, any step, any moment, over HTTP."""

from typing import Any

import httpx2

from tests.builders.ceremonies import AUTHORIZED, session_of
from tests.builders.draws import County, announcement

Answer = tuple[int, dict[str, Any]]
OUTSIDE = "1400"
"""Where people from outside of every unit here work."""


class CeremonyOffice:
    """One draw of one unit, and those who may or may not take its steps."""

    def __init__(self, client: httpx2.AsyncClient, made: County, unit_code: str) -> None:
        self._client = client
        self._made = made
        self.unit_code = unit_code
        self.draw_id = f"TEST-{unit_code}-2023-XX-01"
        self.people = {
            "officer": session_of("draw_officer", scope=unit_code, name="派位员甲"),
            "second officer": session_of("draw_officer", scope=unit_code, name="派位员乙"),
            "releaser": session_of("draw_releaser", scope=unit_code, home_unit=OUTSIDE, name="复核员"),
            "inside releaser": session_of("draw_releaser", scope=unit_code, home_unit=unit_code, name="本单位复核员"),
            "supervisor": session_of("unit_supervisor", scope=unit_code, name="主管"),
        }

    async def announce(self, who: str, at: str) -> Answer:
        """Announce the draw."""
        return await self._post("", who, {**announcement(self._made, self.draw_id), "at": at})

    async def take(self, who: str, step: str, at: str, **more: Any) -> Answer:
        """Take a step of the draw, whatever its place in the order."""
        return await self._post(f"/{self.draw_id}/{step}", who, {**more, "at": at})

    async def judge(self, who: str, approval_id: str, *, agree: bool) -> Answer:
        """Answer a request."""
        path = f"/api/units/{self.unit_code}/approvals/{approval_id}"
        return _said(await self._client.post(path, json={"agree": agree}, headers=self.people[who]))

    async def state(self) -> dict[str, Any] | None:
        """Return the draw as other services see it, None before it is announced."""
        path = f"/internal/units/{self.unit_code}/draws/{self.draw_id}"
        answer = await self._client.get(path, headers=AUTHORIZED)
        found: dict[str, Any] | None = answer.json() if answer.status_code == 200 else None
        return found

    async def public(self, name: str) -> bytes | None:
        """Return a file as anybody in the world gets it, or None."""
        answer = await self._client.get(f"/draws/{self.draw_id}/files/{name}")
        return answer.content if answer.status_code == 200 else None

    async def _post(self, path: str, who: str, body: dict[str, Any]) -> Answer:
        address = f"/api/units/{self.unit_code}/draws{path}"
        return _said(await self._client.post(address, json=body, headers=self.people[who]))


def _said(answer: httpx2.Response) -> Answer:
    assert answer.status_code < 500 or answer.status_code == 503, answer.text
    return answer.status_code, answer.json()
