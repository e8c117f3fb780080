"""Whom registration asks about a draw: the lottery, for the public file itself and the words around it."""

from typing import Protocol

import httpx2
from pydantic import ValidationError

from services.registration.domain.errors import PartnerSilent
from services.registration.gateways.service_client import fetch
from shared.contracts.reads import DrawRead

WHO = "派位服务"


class Draws(Protocol):
    """Gives what is public of a draw."""

    async def results(self, unit_code: str, draw_id: str) -> bytes:
        """Return results.csv as it is published; raise `PartnerSilent` where nobody answers."""
        ...

    async def about(self, unit_code: str, draw_id: str) -> DrawRead:
        """Return the words of a draw; raise `PartnerSilent` where nobody answers."""
        ...


class HttpDraws:
    """Pulls from the lottery over HTTP."""

    def __init__(self, client: httpx2.AsyncClient) -> None:
        self._client = client

    async def results(self, unit_code: str, draw_id: str) -> bytes:  # noqa: ARG002 - a draw's number names its unit
        """Return the bytes from the address that everybody reads; raise `PartnerSilent`."""
        return await fetch(self._client, f"draws/{draw_id}/files/results.csv", who=WHO)

    async def about(self, unit_code: str, draw_id: str) -> DrawRead:
        """Return the words of a draw; raise `PartnerSilent` where nobody answers, or not in the agreed form."""
        body = await fetch(self._client, f"internal/units/{unit_code}/draws/{draw_id}/told", who=WHO)
        try:
            return DrawRead.model_validate_json(body)
        except ValidationError as error:
            raise PartnerSilent(WHO) from error
