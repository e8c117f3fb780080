"""An outside identity service as we are registered there, and what it tells us about a person."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Annotated
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, SecretStr, StringConstraints

from shared.errors import Kind, ServiceError

Url = Annotated[str, StringConstraints(pattern=r"^https?://", max_length=500)]
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})


class Provider(BaseModel):
    """One registration of ours; settings take it as JSON."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    issuer: Url
    """Exactly as the provider calls itself; its description is read below it (OpenID Connect Discovery 1.0)."""
    client_id: str
    client_secret: SecretStr
    redirect_uri: Url
    """Where we are reached from outside, as registered there."""
    scope: str = "openid"
    label: str = "统一身份认证"
    """What the button is called."""


@dataclass(frozen=True)
class Identity:
    """Who somebody is: never more than one person per issuer and subject."""

    issuer: str
    subject: str
    claims: Mapping[str, object]
    """Everything that the signed token says."""


class OidcRefused(ServiceError):
    """The identity service said no, or said something that is not to be believed."""

    def __init__(self) -> None:
        super().__init__("身份认证没有完成。请从登录页再来一次。", code="OIDC_REFUSED", kind=Kind.REFUSED)


class OidcSilent(ServiceError):
    """The identity service does not answer."""

    def __init__(self) -> None:
        super().__init__(
            "身份认证的系统没有回答。请过 5 分钟再试，或者用别的办法登录。", code="OIDC_SILENT", kind=Kind.UNAVAILABLE
        )


def is_private(url: str) -> bool:
    """Whether nobody on the way can read what goes to this address: TLS, or this machine."""
    parts = urlsplit(url)
    return parts.scheme == "https" or (parts.scheme == "http" and parts.hostname in LOOPBACK)
