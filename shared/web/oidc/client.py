"""Our side of OpenID Connect: the address to send somebody to, and what to believe when they come back."""

import hmac
from collections.abc import Mapping
from datetime import datetime

import httpx2
from authlib.integrations.base_client import OAuthError
from authlib.integrations.httpx_client import AsyncOAuth2Client

from shared.clock import Clock, SystemClock
from shared.web.oidc.discovery import Discovery
from shared.web.oidc.id_token import UnknownKey, claims_of
from shared.web.oidc.passage import Passage
from shared.web.oidc.provider import Identity, OidcRefused, OidcSilent, Provider, is_private

PATIENCE = httpx2.Timeout(10.0, connect=3.0)


class OidcClient:
    """Talks to one provider; tokens of the world outside are judged by the machine's clock, also in rehearsals."""

    def __init__(
        self,
        provider: Provider,
        *,
        transport: httpx2.AsyncBaseTransport | None = None,
        clock: Clock | None = None,
    ) -> None:
        if not is_private(provider.issuer):
            raise ValueError("an identity service is reached by https only")
        self.provider = provider
        self._clock = clock or SystemClock()
        self._transport = transport
        self._http = httpx2.AsyncClient(timeout=PATIENCE, transport=transport, trust_env=False)
        self._discovery = Discovery(provider.issuer, self._http)

    async def start(self, passage: Passage) -> str:
        """Return the provider's address to redirect to; raises `OidcSilent`."""
        metadata = await self._discovery.metadata(self._clock.now())
        async with self._oauth() as oauth:
            url, _ = oauth.create_authorization_url(
                metadata.authorization_endpoint,
                state=passage.state,
                nonce=passage.nonce,
                code_verifier=passage.verifier,
            )
        return str(url)

    async def finish(self, passage: Passage, came_back: Mapping[str, str]) -> Identity:
        """Return who it is, from the query that the provider sent back; raises `OidcRefused`, `OidcSilent`."""
        code = _code_in(came_back, passage, self.provider.issuer)
        now = self._clock.now()
        metadata = await self._discovery.metadata(now)
        token = await self._token(metadata.token_endpoint, code, passage)
        claims = await self._claims(token, passage, now)
        return Identity(self.provider.issuer, str(claims["sub"]), claims)

    async def close(self) -> None:
        """Close the connections."""
        await self._http.aclose()

    async def _claims(self, token: object, passage: Passage, now: datetime) -> Mapping[str, object]:
        try:
            return claims_of(token, await self._discovery.keys(now), self.provider, passage, now)
        except UnknownKey:
            try:
                return claims_of(token, await self._discovery.keys(now, anew=True), self.provider, passage, now)
            except UnknownKey as error:
                raise OidcRefused from error

    async def _token(self, endpoint: str, code: str, passage: Passage) -> object:
        async with self._oauth() as oauth:
            try:
                told = await oauth.fetch_token(
                    endpoint, grant_type="authorization_code", code=code, code_verifier=passage.verifier
                )
            except OAuthError as error:
                raise OidcRefused from error
            except (httpx2.HTTPError, ValueError) as error:
                raise OidcSilent from error
        return told.get("id_token")

    def _oauth(self) -> AsyncOAuth2Client:
        """One per use: the library keeps the person's token on its client."""
        return AsyncOAuth2Client(
            client_id=self.provider.client_id,
            client_secret=self.provider.client_secret.get_secret_value(),
            redirect_uri=self.provider.redirect_uri,
            scope=self.provider.scope,
            code_challenge_method="S256",
            timeout=PATIENCE,
            trust_env=False,
            **({"transport": self._transport} if self._transport else {}),
        )


def _code_in(came_back: Mapping[str, str], passage: Passage, issuer: str) -> str:
    state, code = came_back.get("state", ""), came_back.get("code", "")
    ours = hmac.compare_digest(state.encode(), passage.state.encode())
    # RFC 9207: a provider that names itself must be the one that we sent the person to.
    if not ours or not code or "error" in came_back or came_back.get("iss", issuer) != issuer:
        raise OidcRefused
    return code
