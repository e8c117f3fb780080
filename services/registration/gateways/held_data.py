"""Whom registration asks what verification holds about an application, for the family itself."""

from typing import Protocol

import httpx2
from pydantic import ValidationError

from services.registration.domain.errors import PartnerSilent
from services.registration.gateways.service_client import fetch
from shared.contracts.reads import HeldByVerification

WHO = "核对服务"


class HeldData(Protocol):
    """Tells everything that is held beside the form."""

    async def held(self, unit_code: str, number: str, *, full: bool) -> HeldByVerification | None:
        """Return it, identity numbers in full or their last digits; None where nobody answers now."""
        ...

    async def close(self) -> None:
        """Close what was opened."""
        ...


class HttpHeldData:
    """Pulls it from verification over HTTP."""

    def __init__(self, client: httpx2.AsyncClient) -> None:
        self._client = client

    async def held(self, unit_code: str, number: str, *, full: bool) -> HeldByVerification | None:
        """Return what verification holds, or None where it does not answer in the agreed form."""
        path = f"internal/units/{unit_code}/applications/{number}/held?full={str(full).lower()}"
        try:
            return HeldByVerification.model_validate_json(await fetch(self._client, path, who=WHO))
        except (PartnerSilent, ValidationError):
            return None

    async def close(self) -> None:
        """Close the connections."""
        await self._client.aclose()


class NobodyAsked:
    """Where registration runs without a neighbour: nobody answers, and the page says that this part is missing."""

    async def held(self, unit_code: str, number: str, *, full: bool) -> HeldByVerification | None:
        """Return None."""
        del unit_code, number, full
        return None

    async def close(self) -> None:
        """Nothing was opened."""
