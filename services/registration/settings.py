"""Registration's settings, read once from the environment (REGISTRATION_…) by app.py and worker.py."""

from datetime import timedelta
from typing import Annotated

from pydantic import AwareDatetime, Field, SecretStr, StringConstraints
from pydantic_settings import BaseSettings, SettingsConfigDict

from services.registration.domain.sign_in import SignInRules

Url = Annotated[str, StringConstraints(pattern=r"^https?://")]


class RegistrationSettings(BaseSettings):
    """Where the database and the neighbours are, the secrets, and the limits; nothing that is not declared."""

    model_config = SettingsConfigDict(env_prefix="REGISTRATION_", frozen=True, extra="forbid")

    database_url: str
    master_secret: SecretStr
    """At least 64 hex digits; every key of the service is derived from it."""
    service_token: SecretStr
    verification_url: Url
    """With the path it is mounted at, for instance http://127.0.0.1:8000/verification."""
    lottery_url: Url
    public_url: Url
    """Where families reach this service, with its path; QR codes point there."""
    clock_start: AwareDatetime | None = None
    """Rehearsals only: the moment that the clock shows at the start."""
    secure_cookies: bool = True
    sms_pause_seconds: Annotated[int, Field(ge=0)] = 60
    """The pause between two messages to one phone; a rehearsal may have none."""
    sms_a_day: Annotated[int, Field(ge=1, le=1000)] = 10
    sms_readable: bool = False
    """Rehearsals only: whether other services may read the last message to a phone (POST /internal/sms/latest)."""
    pool_size: Annotated[int, Field(ge=2, le=100)] = 10
    """Connections for everything but submissions."""
    hot_pool_size: Annotated[int, Field(ge=1, le=100)] = 8
    """Connections for submissions."""

    @property
    def master(self) -> bytes:
        """The master secret as bytes."""
        return bytes.fromhex(self.master_secret.get_secret_value())

    @property
    def sign_in(self) -> SignInRules:
        """The limits of codes and sessions."""
        return SignInRules(pause=timedelta(seconds=self.sms_pause_seconds), a_day=self.sms_a_day)
