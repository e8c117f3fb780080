"""Judges the signed token of a provider: signature, issuer, audience, times, nonce (OpenID Connect Core 3.1.3.7)."""

from collections.abc import Mapping
from datetime import datetime

from joserfc import jwt
from joserfc.errors import InvalidKeyIdError, JoseError
from joserfc.jwk import KeySet
from joserfc.jwt import JWTClaimsRegistry

from shared.web.oidc.passage import Passage
from shared.web.oidc.provider import OidcRefused, Provider

ALGORITHMS = ("RS256", "PS256", "ES256", "EdDSA", "Ed25519")
"""Signatures only the provider can make: no shared secret, no `none`."""
LEEWAY = 60
"""Seconds that two clocks may differ."""


class UnknownKey(Exception):
    """The token names a key that we have not read yet."""


def claims_of(token: object, keys: KeySet, provider: Provider, passage: Passage, now: datetime) -> Mapping[str, object]:
    """Return what the token says; raises `OidcRefused`, or `UnknownKey` once the keys should be read anew."""
    if not isinstance(token, str):
        raise OidcRefused
    try:
        claims = jwt.decode(token, keys, algorithms=ALGORITHMS).claims
    except InvalidKeyIdError as error:
        raise UnknownKey from error
    except (JoseError, ValueError) as error:
        raise OidcRefused from error
    registry = JWTClaimsRegistry(
        now=int(now.timestamp()),
        leeway=LEEWAY,
        iss={"essential": True, "value": provider.issuer},
        aud={"essential": True, "value": provider.client_id},
        nonce={"essential": True, "value": passage.nonce},
        sub={"essential": True},
        exp={"essential": True},
        iat={"essential": True},
    )
    try:
        registry.validate(claims)
    except JoseError as error:
        raise OidcRefused from error
    _for_us_alone(claims, provider.client_id)
    return claims


def _for_us_alone(claims: Mapping[str, object], client_id: str) -> None:
    """A token for several must name us as the one it was made for (section 3.1.3.7, rules 4 and 5)."""
    several = isinstance(claims["aud"], list) and len(claims["aud"]) > 1
    if claims.get("azp", None if several else client_id) != client_id:
        raise OidcRefused
