"""The token by which services know each other: `Authorization: Bearer …`, compared in constant time."""

import hmac
from collections.abc import Awaitable, Callable
from typing import Annotated

from fastapi import Depends
from fastapi.security import HTTPAuthorizationCredentials, HTTPBearer

from shared.errors import Kind, ServiceError

bearer = HTTPBearer(auto_error=False, scheme_name="service token")


class NotAService(ServiceError):
    """The service token is missing or wrong."""

    def __init__(self) -> None:
        super().__init__("这个地址只给系统内部用。", code="SERVICE_TOKEN_WRONG", kind=Kind.UNKNOWN_PERSON)


def require_service_token(expected: str) -> Callable[..., Awaitable[None]]:
    """Return a dependency for `/internal` routes that raises `NotAService` unless the token is `expected`."""
    if len(expected) < 16:
        raise ValueError("the service token needs at least 16 characters")

    async def check(given: Annotated[HTTPAuthorizationCredentials | None, Depends(bearer)]) -> None:
        if given is None or not hmac.compare_digest(given.credentials.encode(), expected.encode()):
            raise NotAService

    return check
