"""The province's identity service as this app uses it, where it does."""

from dataclasses import dataclass

from starlette.requests import Request

from shared.web.oidc.client import OidcClient
from shared.web.oidc.passage import Passages

RETURN = "/oidc/return"
"""Below the service; with the public address in front it is what is registered at the identity service."""


@dataclass(frozen=True)
class Province:
    """The client of the identity service, and the ways of people there and back."""

    client: OidcClient
    passages: Passages


def province_of(request: Request) -> Province | None:
    """Return the identity service of this app, or None where families sign in by phone only."""
    province: Province | None = getattr(request.app.state, "province", None)
    return province
