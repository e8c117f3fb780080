"""Registration's settings, read once from the environment (REGISTRATION_…) by app.py and worker.py."""

from datetime import timedelta
from pathlib import Path
from typing import Annotated

from pydantic import AwareDatetime, Field, SecretStr, StringConstraints, field_validator
from pydantic_settings import SettingsConfigDict

from services.registration.domain.sign_in import SignInRules
from shared.audit_log.log_settings import LogSettings
from shared.key_sources.key_settings import KeySettings
from shared.web.client_address import TrustedProxies, networks
from shared.web.oidc.provider import Provider
from shared.web.pdf.printer import PinnedFonts

Url = Annotated[str, StringConstraints(pattern=r"^https?://")]


class RegistrationSettings(KeySettings, LogSettings):
    """Where the database and the neighbours are, the secrets, and the limits; nothing that is not declared."""

    model_config = SettingsConfigDict(env_prefix="REGISTRATION_", frozen=True, extra="forbid")

    database_url: str
    service_token: SecretStr
    verification_url: Url
    """With the path it is mounted at, for instance http://127.0.0.1:8000/verification."""
    lottery_url: Url
    staff_url: str = ""
    """The staff service, likewise; without it nobody of the staff is let in."""
    clock_start: AwareDatetime | None = None
    """Rehearsals only: the moment that the clock shows at the start."""
    secure_cookies: bool = True
    sms_pause_seconds: Annotated[int, Field(ge=0)] = 60
    """The pause between two messages to one phone; a rehearsal may have none."""
    sms_a_day: Annotated[int, Field(ge=1, le=1000)] = 10
    codes_per_address: Annotated[int, Field(ge=1)] = 60
    """Codes that one network address may ask for in ten minutes; a school has one address for everybody in it."""
    codes_per_address_a_day: Annotated[int, Field(ge=1)] = 600
    wrong_codes_per_address_a_day: Annotated[int, Field(ge=1)] = 300
    trusted_proxies: str = ""
    """Addresses or networks of proxies whose `X-Forwarded-For` is believed, for instance `10.0.0.7, 10.1.0.0/16`."""
    oidc: Provider | None = None
    """The province's identity service; its redirect_uri is `public_url` and `/oidc/return`. None: by phone only."""
    sms_readable: bool = False
    """Rehearsals only: whether other services may read the last message to a phone (POST /internal/sms/latest)."""
    backup_days: Annotated[int, Field(ge=0, le=365)] = 30
    """How long the installation keeps its backups: what was deleted lies in them until then. Said to families."""
    pool_size: Annotated[int, Field(ge=2, le=100)] = 10
    """Connections for everything but submissions."""
    hot_pool_size: Annotated[int, Field(ge=1, le=100)] = 8
    """Connections for submissions."""
    pdf_font_directory: Path = Path("/usr/share/fonts/opentype/noto")
    """Where the fonts of PDFs lie; no other font is used. Debian: the package fonts-noto-cjk."""
    pdf_font: str = "Noto Sans CJK SC"
    pdf_digits_font: str = "Noto Sans Mono CJK SC"

    @field_validator("trusted_proxies")
    @classmethod
    def _names_networks(cls, written: str) -> str:
        networks(written)
        return written

    @property
    def sign_in(self) -> SignInRules:
        """The limits of codes and sessions."""
        return SignInRules(
            pause=timedelta(seconds=self.sms_pause_seconds),
            a_day=self.sms_a_day,
            per_address=self.codes_per_address,
            per_address_a_day=self.codes_per_address_a_day,
            wrong_per_address_a_day=self.wrong_codes_per_address_a_day,
        )

    @property
    def proxies(self) -> TrustedProxies:
        """The proxies that are believed."""
        return TrustedProxies(networks(self.trusted_proxies))

    @property
    def fonts(self) -> PinnedFonts:
        """The fonts of everything that is printed."""
        return PinnedFonts((self.pdf_font_directory,), self.pdf_font, self.pdf_digits_font)
