"""An HTTP client for one neighbouring service: its base address, the service token, short patience."""

import httpx2

from services.registration.domain.errors import PartnerSilent

PATIENCE = httpx2.Timeout(30.0, connect=5.0)


def service_client(base_url: str, token: str, transport: httpx2.AsyncBaseTransport | None = None) -> httpx2.AsyncClient:
    """Return a client for a service; `transport` replaces the network where all run in one process."""
    headers = {"Authorization": f"Bearer {token}"}
    return httpx2.AsyncClient(
        base_url=base_url, headers=headers, timeout=PATIENCE, transport=transport, trust_env=False
    )


async def fetch(client: httpx2.AsyncClient, path: str, *, who: str) -> bytes:
    """Return what a neighbour answers to GET `path`; raise `PartnerSilent` for anything but 200."""
    try:
        answer = await client.get(path)
    except httpx2.HTTPError as error:
        raise PartnerSilent(who) from error
    if answer.status_code != 200:
        raise PartnerSilent(who)
    return answer.content
