"""Asks the staff service who somebody is, over HTTP with the service token; no answer means no."""

from collections.abc import Iterable, Mapping
from typing import TypeVar
from uuid import UUID

import httpx2
from pydantic import BaseModel, ConfigDict, ValidationError

from shared.contracts.staff import StaffMember
from shared.errors import Kind, ServiceError

Shape = TypeVar("Shape", bound=BaseModel)
PATIENCE = httpx2.Timeout(10.0, connect=3.0)
MOST_NAMES = 200
"""In one question, so that addresses stay short."""


class StaffSilent(ServiceError):
    """The staff service does not answer; nobody of the staff can act until it does."""

    def __init__(self) -> None:
        super().__init__("暂时不能确认您的登录。请过 1 分钟再试。", code="STAFF_SILENT", kind=Kind.UNAVAILABLE)


class Names(BaseModel):
    """GET /internal/names of staff."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    names: dict[UUID, str]


def staff_client(
    base_url: str, service_token: str, transport: httpx2.AsyncBaseTransport | None = None
) -> httpx2.AsyncClient:
    """Return a client for `HttpStaff`; `transport` replaces the network where all run in one process."""
    headers = {"Authorization": f"Bearer {service_token}"}
    return httpx2.AsyncClient(
        base_url=base_url, headers=headers, timeout=PATIENCE, transport=transport, trust_env=False
    )


class HttpStaff:
    """The staff directory of another process (a `StaffDirectory`); keeps nothing, so a session's end counts at once."""

    def __init__(self, client: httpx2.AsyncClient) -> None:
        self._client = client

    async def recognise(self, token: str) -> StaffMember | None:
        """Return whose session a token is, or None; raises `StaffSilent`."""
        answer = await self._send("POST", "internal/sessions/recognise", json={"token": token})
        if answer.status_code == httpx2.codes.UNAUTHORIZED and _code_of(answer) == "NOT_SIGNED_IN":
            return None
        return _read(answer, StaffMember)

    async def names(self, ids: Iterable[UUID]) -> Mapping[UUID, str]:
        """Return the display names of these accounts, those that there are; raises `StaffSilent`."""
        wanted = [str(one) for one in dict.fromkeys(ids)]
        found: dict[UUID, str] = {}
        for start in range(0, len(wanted), MOST_NAMES):
            query = {"ids": ",".join(wanted[start : start + MOST_NAMES])}
            found |= _read(await self._send("GET", "internal/names", params=query), Names).names
        return found

    async def sign_out(self, token: str) -> None:
        """End the session; raises `StaffSilent`."""
        answer = await self._send("POST", "internal/sessions/end", json={"token": token})
        if not answer.is_success:
            raise StaffSilent

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()

    async def _send(
        self, method: str, path: str, *, json: Mapping[str, str] | None = None, params: Mapping[str, str] | None = None
    ) -> httpx2.Response:
        try:
            return await self._client.request(method, path, json=json, params=params)
        except httpx2.HTTPError as error:
            raise StaffSilent from error


def _code_of(answer: httpx2.Response) -> object:
    try:
        told = answer.json()
    except ValueError:
        return None
    return told.get("code") if isinstance(told, dict) else None


def _read(answer: httpx2.Response, shape: type[Shape]) -> Shape:
    if not answer.is_success:
        raise StaffSilent
    try:
        return shape.model_validate_json(answer.content)
    except ValidationError as error:
        raise StaffSilent from error
