"""Fetches the claim of an application from registration; verification keeps its own, sealed."""

from typing import Protocol

import httpx2
from pydantic import ValidationError

from services.verification.domain.claim import Child, Claim, Guardian
from shared.citizen_number import normalise
from shared.contracts import reads
from shared.errors import Kind, ServiceError


class ClaimNotThere(ServiceError):
    """Registration knows no such application any more; there is nothing to check."""

    def __init__(self) -> None:
        super().__init__("这份报名已经没有了", code="CLAIM_NOT_THERE", kind=Kind.MISSING)


class RegistrationSilent(ServiceError):
    """Registration does not answer, or not in a way that can be read; the case is asked for again."""

    def __init__(self) -> None:
        super().__init__("报名系统没有回答", code="REGISTRATION_SILENT", kind=Kind.UNAVAILABLE)


class ClaimSource(Protocol):
    """Where claims come from."""

    async def claim(self, unit_code: str, application_number: str) -> reads.Claim:
        """Return the newest claim; raise `ClaimNotThere` or `RegistrationSilent`."""
        ...


class HttpClaimSource:
    """Registration over HTTP, with the service token."""

    def __init__(self, client: httpx2.AsyncClient, *, base_url: str, service_token: str) -> None:
        self._client = client
        self._base_url = base_url.rstrip("/")
        self._headers = {"Authorization": f"Bearer {service_token}"}

    async def claim(self, unit_code: str, application_number: str) -> reads.Claim:
        """Return the newest claim; raise `ClaimNotThere` or `RegistrationSilent`."""
        url = f"{self._base_url}/internal/units/{unit_code}/applications/{application_number}/claim"
        try:
            response = await self._client.get(url, headers=self._headers)
        except httpx2.RequestError:
            raise RegistrationSilent from None
        if response.status_code == httpx2.codes.NOT_FOUND:
            raise ClaimNotThere
        if response.status_code != httpx2.codes.OK:
            raise RegistrationSilent
        try:
            return reads.Claim.model_validate_json(response.content)
        except ValidationError:
            raise RegistrationSilent from None


def claim_of(read: reads.Claim) -> Claim:
    """Return the claim as the domain knows it, numbers normalised."""
    return Claim(
        unit_code=read.unit_code,
        application_number=read.application_number,
        version=read.version,
        stage=read.stage,
        child=_child(read.child),
        guardians=tuple(_guardian(guardian) for guardian in read.guardians[:2]),
    )


def _child(child: reads.ClaimedChild) -> Child:
    return Child(
        name=child.name,
        id_type=child.id_type,
        number=normalise(child.id_number),
        hukou_place=child.hukou_place_code,
        address=child.current_address,
        gender=child.gender,
        born=child.birth_date,
    )


def _guardian(guardian: reads.ClaimedGuardian) -> Guardian:
    return Guardian(
        name=guardian.name,
        id_type=guardian.id_type,
        number=normalise(guardian.id_number),
        hukou_place=guardian.hukou_place_code,
        address=guardian.current_address,
        relation=guardian.relation,
    )
