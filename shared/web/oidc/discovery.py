"""What a provider says about itself, and its keys; read once an hour, and again when a key is not known."""

from datetime import datetime, timedelta

import httpx2
from joserfc.errors import JoseError
from joserfc.jwk import KeySet
from pydantic import BaseModel, ValidationError

from shared.web.oidc.provider import OidcSilent, is_private

FRESH = timedelta(hours=1)


class Metadata(BaseModel, frozen=True):
    """The part of OpenID Connect Discovery 1.0, section 3, that we use."""

    issuer: str
    authorization_endpoint: str
    token_endpoint: str
    jwks_uri: str


class Discovery:
    """Reads and keeps metadata and keys of one issuer."""

    def __init__(self, issuer: str, client: httpx2.AsyncClient) -> None:
        self._issuer = issuer
        self._client = client
        self._metadata: tuple[datetime, Metadata] | None = None
        self._keys: tuple[datetime, KeySet] | None = None

    async def metadata(self, now: datetime) -> Metadata:
        """Return what the provider says; raises `OidcSilent` also where it calls itself otherwise than we do."""
        if self._metadata is None or now - self._metadata[0] >= FRESH:
            told = await self._get(f"{self._issuer.rstrip('/')}/.well-known/openid-configuration")
            self._metadata = (now, self._checked(told))
        return self._metadata[1]

    async def keys(self, now: datetime, *, anew: bool = False) -> KeySet:
        """Return the keys that tokens are signed with; `anew` after one that we do not know."""
        if anew or self._keys is None or now - self._keys[0] >= FRESH:
            told = await self._get((await self.metadata(now)).jwks_uri)
            try:
                self._keys = (now, KeySet.import_key_set(told))  # type: ignore[arg-type]  # judged by the import itself
            except (JoseError, ValueError, KeyError, TypeError) as error:
                raise OidcSilent from error
        return self._keys[1]

    def _checked(self, told: object) -> Metadata:
        try:
            metadata = Metadata.model_validate(told)
        except ValidationError as error:
            raise OidcSilent from error
        addresses = (metadata.authorization_endpoint, metadata.token_endpoint, metadata.jwks_uri)
        if metadata.issuer != self._issuer or not all(is_private(address) for address in addresses):
            raise OidcSilent
        return metadata

    async def _get(self, url: str) -> object:
        try:
            answer = await self._client.get(url)
            answer.raise_for_status()
            told: object = answer.json()
        except (httpx2.HTTPError, ValueError) as error:
            raise OidcSilent from error
        return told
