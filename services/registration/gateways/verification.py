"""Whom registration asks for findings."""

from typing import Protocol

import httpx2
from pydantic import ValidationError

from services.registration.domain.errors import PartnerSilent
from services.registration.gateways.service_client import fetch
from shared.contracts.reads import FindingRead

WHO = "核对服务"


class Findings(Protocol):
    """Gives the latest finding about an application."""

    async def finding(self, unit_code: str, number: str) -> FindingRead:
        """Return it; raise `PartnerSilent` where nobody answers."""
        ...


class HttpFindings:
    """Pulls findings from verification over HTTP."""

    def __init__(self, client: httpx2.AsyncClient) -> None:
        self._client = client

    async def finding(self, unit_code: str, number: str) -> FindingRead:
        """Return the latest finding; raise `PartnerSilent` where nobody answers, or not in the agreed form."""
        body = await fetch(self._client, f"internal/units/{unit_code}/applications/{number}/finding", who=WHO)
        try:
            return FindingRead.model_validate_json(body)
        except ValidationError as error:
            raise PartnerSilent(WHO) from error
