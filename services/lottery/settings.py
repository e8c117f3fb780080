"""The lottery's settings, read once from the environment (LOTTERY_…) by app.py and worker.py."""

from typing import Annotated

from pydantic import AwareDatetime, SecretStr, StringConstraints
from pydantic_settings import BaseSettings, SettingsConfigDict


class LotterySettings(BaseSettings):
    """Where the database and registration are, and the secrets; nothing that is not declared."""

    model_config = SettingsConfigDict(env_prefix="LOTTERY_", frozen=True, extra="forbid")

    database_url: str
    master_secret: SecretStr
    """At least 64 hex digits; every key of the service is derived from it."""
    service_token: SecretStr
    registration_url: Annotated[str, StringConstraints(pattern=r"^https?://")]
    """With the path it is mounted at, for instance http://127.0.0.1:8000/registration."""
    public_url: Annotated[str, StringConstraints(pattern=r"^https?://")]
    """Where the public reaches this service, with its path; QR codes point there."""
    clock_start: AwareDatetime | None = None
    """Rehearsals only: the moment that the clock shows at the start."""
    secure_cookies: bool = True

    @property
    def master(self) -> bytes:
        """The master secret as bytes."""
        return bytes.fromhex(self.master_secret.get_secret_value())
