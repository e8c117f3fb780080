"""An identity provider that signs whatever a test asks for, over an ASGI transport."""

import hashlib
from base64 import urlsafe_b64encode
from urllib.parse import parse_qs

import httpx2
from joserfc import jwt
from joserfc.jwk import KeySet, RSAKey
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

ISSUER = "https://identity.example"
CLIENT = "us"


class LyingProvider:
    """`claims` is what the next token says, `metadata` and `answer` replace what it would say of itself."""

    def __init__(self) -> None:
        self.key = RSAKey.generate_key(2048, {"kid": "one"}, auto_kid=True)
        self.published = [self.key]
        self.claims: dict[str, object] = {}
        self.header: dict[str, str] = {"alg": "RS256", "kid": "one"}
        self.metadata: dict[str, object] = {}
        self.answer: Response | None = None
        self.challenge = ""

    @property
    def transport(self) -> httpx2.ASGITransport:
        """What reaches it."""
        return httpx2.ASGITransport(
            Starlette(
                routes=[
                    Route("/.well-known/openid-configuration", self._describe),
                    Route("/jwks", self._keys),
                    Route("/token", self._token, methods=["POST"]),
                ]
            )
        )

    async def _describe(self, _: Request) -> Response:
        told = {
            "issuer": ISSUER,
            "authorization_endpoint": f"{ISSUER}/authorize",
            "token_endpoint": f"{ISSUER}/token",
            "jwks_uri": f"{ISSUER}/jwks",
        }
        return JSONResponse(told | self.metadata)

    async def _keys(self, _: Request) -> Response:
        return JSONResponse(KeySet(list(self.published)).as_dict())

    async def _token(self, request: Request) -> Response:
        if self.answer is not None:
            return self.answer
        sent = parse_qs((await request.body()).decode())
        digest = hashlib.sha256(sent["code_verifier"][0].encode()).digest()
        if urlsafe_b64encode(digest).decode().rstrip("=") != self.challenge:
            return JSONResponse({"error": "invalid_grant"}, 400)
        token = jwt.encode(self.header, dict(self.claims), self.key)
        return JSONResponse({"access_token": "a", "token_type": "Bearer", "id_token": token})
