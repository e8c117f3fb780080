"""Calls the services over HTTP as anybody else would; an answer that nobody expects ends the season."""

from collections.abc import Mapping
from typing import Any

import httpx2

from services.demo.season.failures import SeasonFailed

AT_ONCE = 24
"""Connections, and so families that register at the same moment."""
SECONDS = 120.0
SHOWN = 400


class Caller:
    """One HTTP client for the whole season."""

    def __init__(self, base: str, service_token: str) -> None:
        limits = httpx2.Limits(max_connections=AT_ONCE, max_keepalive_connections=AT_ONCE)
        self._client = httpx2.AsyncClient(base_url=base, timeout=SECONDS, limits=limits, trust_env=False)
        self._service = {"Authorization": f"Bearer {service_token}"}

    async def close(self) -> None:
        """Hang up."""
        await self._client.aclose()

    async def send(
        self, method: str, path: str, *, json: Any = None, headers: Mapping[str, str] | None = None
    ) -> httpx2.Response:
        """Return whatever is answered; raise `SeasonFailed` where nothing is."""
        try:
            return await self._client.request(method, path, json=json, headers=headers)
        except httpx2.HTTPError as error:
            raise SeasonFailed(f"{method} {path} 没有得到回答：{type(error).__name__}") from error

    async def internal(self, method: str, path: str, json: Any = None) -> Any:
        """Return the JSON of an internal call, which must succeed."""
        return expected(await self.send(method, path, json=json, headers=self._service)).json()


def expected(response: httpx2.Response) -> httpx2.Response:
    """Return a response that says yes; raise `SeasonFailed` with what it says otherwise."""
    if response.is_success:
        return response
    asked = f"{response.request.method} {response.request.url.path}"
    raise SeasonFailed(f"{asked} 回答 {response.status_code}：{response.text[:SHOWN]}")
