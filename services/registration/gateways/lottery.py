"""Whom registration asks for the result of a draw."""

from typing import Protocol

import httpx2

from services.registration.domain.errors import PartnerSilent
from services.registration.domain.placements import Placement, PlacementsUnreadable, parse_placements
from services.registration.gateways.service_client import fetch

WHO = "派位服务"


class Placements(Protocol):
    """Gives the rows of a published draw."""

    async def placements(self, unit_code: str, draw_id: str) -> tuple[Placement, ...]:
        """Return them; raise `PartnerSilent` where nobody answers."""
        ...


class HttpPlacements:
    """Pulls placements from the lottery over HTTP."""

    def __init__(self, client: httpx2.AsyncClient) -> None:
        self._client = client

    async def placements(self, unit_code: str, draw_id: str) -> tuple[Placement, ...]:
        """Return every row; raise `PartnerSilent` where nobody answers, or not in the agreed form."""
        body = await fetch(self._client, f"internal/units/{unit_code}/draws/{draw_id}/placements", who=WHO)
        try:
            return parse_placements(body)
        except (PlacementsUnreadable, UnicodeDecodeError) as error:
            raise PartnerSilent(WHO) from error
