"""Verification's settings, read once from the environment (VERIFICATION_…) by app.py and worker.py."""

from datetime import timedelta
from typing import Annotated

from pydantic import AwareDatetime, Field, SecretStr, StringConstraints
from pydantic_settings import SettingsConfigDict

from shared.audit_log.log_settings import LogSettings
from shared.key_sources.key_settings import KeySettings

Url = Annotated[str, StringConstraints(pattern=r"^https?://")]
Seconds = Annotated[float, Field(gt=0)]


class VerificationSettings(KeySettings, LogSettings):
    """Where the database, registration and the registries are, and the secrets; nothing that is not declared."""

    model_config = SettingsConfigDict(env_prefix="VERIFICATION_", frozen=True, extra="forbid")

    database_url: str
    service_token: SecretStr
    registration_url: Url
    """With the path it is mounted at, for instance http://127.0.0.1:8000/registration."""
    staff_url: str = ""
    """The staff service, likewise; without it nobody of the staff is let in."""

    client_id: str = "yangguang"
    """Our name at the registries."""
    registry_household_url: Url
    registry_household_key: SecretStr
    """The key shared with this registry, hex; so for each of the four."""
    registry_residence_url: Url
    registry_residence_key: SecretStr
    registry_property_url: Url
    registry_property_key: SecretStr
    registry_insurance_url: Url
    registry_insurance_key: SecretStr

    connect_seconds: Seconds = 1.0
    read_seconds: Seconds = 2.0
    deadline_seconds: Seconds = 5.0
    """The most one question may take, over all quick attempts."""
    registry_rate: Seconds = 500.0
    """Questions a second to one registry, from this process."""
    registry_failures: Annotated[int, Field(ge=1)] = 30
    """After so many questions without an answer in a row, a registry is left in peace."""
    registry_rest_seconds: Seconds = 10.0
    """For so long; then one question finds out whether it is back."""
    retry_seconds: tuple[Seconds, ...] = Field((60.0, 300.0, 1800.0, 7200.0), min_length=1)
    """When a case with a silent registry is asked about again; the last step repeats."""
    reconcile_seconds: Seconds = 5.0
    """How often the worker looks for cases whose time has come."""
    lease_seconds: Seconds = 60.0
    """How long a case belongs to the worker that took it; longer than one round may take."""
    concurrency: Annotated[int, Field(ge=1, le=64)] = 16
    """Cases that one worker checks at once."""

    clock_start: AwareDatetime | None = None
    """Rehearsals only: the moment that the clock shows at the start."""
    secure_cookies: bool = True

    @property
    def retry(self) -> tuple[timedelta, ...]:
        """The pauses between rounds."""
        return tuple(timedelta(seconds=seconds) for seconds in self.retry_seconds)

    def registry(self, name: str) -> tuple[str, bytes]:
        """Return base URL and key of the registry called `name`."""
        key: SecretStr = getattr(self, f"registry_{name}_key")
        url: str = getattr(self, f"registry_{name}_url")
        return url.rstrip("/"), bytes.fromhex(key.get_secret_value())
