"""What an operator's command reads of a service's environment: its database and its keys, and who the staff are."""

from pydantic import AwareDatetime, SecretStr
from pydantic_settings import SettingsConfigDict

from shared.key_sources.key_settings import KeySettings


class OperatorSettings(KeySettings):
    """A part of the settings of one service, by its prefix (REGISTRATION_…); the rest of them is passed over."""

    model_config = SettingsConfigDict(frozen=True, extra="ignore")

    database_url: str
    staff_url: str = ""
    service_token: SecretStr = SecretStr("")
    clock_start: AwareDatetime | None = None

    @property
    def needs_province(self) -> bool:
        """No index is made here."""
        return False


def settings_of(service: str) -> OperatorSettings:
    """Return the settings of a service, from its own environment variables."""
    return OperatorSettings(_env_prefix=f"{service.upper()}_")
