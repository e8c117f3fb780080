"""The staff service's settings, read once from the environment (STAFF_…) by app.py, worker.py and the commands."""

from typing import Annotated, Literal, Self
from urllib.parse import urlsplit

from pydantic import AwareDatetime, Field, SecretStr, StringConstraints, field_validator, model_validator
from pydantic_settings import SettingsConfigDict

from shared.audit_log.log_settings import LogSettings
from shared.key_sources.key_settings import KeySettings
from shared.web.client_address import TrustedProxies, networks
from shared.web.oidc.provider import Provider

Url = Annotated[str, StringConstraints(pattern=r"^https?://")]
Kind = Literal["education", "school", "unit_above", "discipline", "notary", "audit"]


class StaffSettings(KeySettings, LogSettings):
    """Where the database is, how we are reached, who may release draws; nothing that is not declared."""

    model_config = SettingsConfigDict(env_prefix="STAFF_", frozen=True, extra="forbid")

    database_url: str
    service_token: SecretStr
    public_url: Url
    """Where staff reach this service, with its path: invitations point there."""
    releaser_kinds: Annotated[tuple[Kind, ...], Field(min_length=1)] = ("notary", "discipline", "unit_above")
    """Which kinds of employers a releaser of draws may come from; judged at the invitation and at every use."""
    season: Annotated[str, StringConstraints(pattern=r"^[0-9]{0,4}$")] = ""
    """Whose children are asked about (回避); empty: the calendar year."""
    oidc: Provider | None = None
    """An identity service that staff may sign in with, as JSON."""
    trusted_proxies: str = ""
    """Addresses or networks of proxies whose `X-Forwarded-For` is believed, for instance `10.0.0.7, 10.1.0.0/16`."""
    rehearsal: bool = False
    """Rehearsals only: whether other services may open accounts with a given password (POST /internal/accounts)."""
    clock_start: AwareDatetime | None = None
    """Rehearsals only: the moment that the clock shows at the start."""
    secure_cookies: bool = True

    @field_validator("trusted_proxies")
    @classmethod
    def _names_networks(cls, written: str) -> str:
        networks(written)
        return written

    @model_validator(mode="after")
    def _rehearses_on_its_own_clock(self) -> Self:
        if self.rehearsal and self.clock_start is None:
            raise ValueError("rehearsal opens accounts to whoever has the service token: only where clock_start is set")
        return self

    @property
    def proxies(self) -> TrustedProxies:
        """The proxies that are believed."""
        return TrustedProxies(networks(self.trusted_proxies))

    @property
    def public_path(self) -> str:
        """The path below which browsers reach this service, without a slash at its end."""
        return urlsplit(self.public_url).path.rstrip("/")
