"""The lottery's settings, read once from the environment (LOTTERY_…) by app.py and worker.py."""

from pathlib import Path
from typing import Annotated

from pydantic import AwareDatetime, SecretStr, StringConstraints
from pydantic_settings import SettingsConfigDict

from shared.audit_log.log_settings import LogSettings
from shared.key_sources.key_settings import KeySettings
from shared.web.pdf.printer import PinnedFonts

RELAY = r"^https?://[0-9A-Za-z.:\[\]-]+(/[0-9A-Za-z._~/-]*)?$"
Relay = Annotated[str, StringConstraints(pattern=RELAY, max_length=300)]
"""An address without a name, a password, a question or a fragment in it."""


class LotterySettings(KeySettings, LogSettings):
    """Where the database and registration are, and the secrets; nothing that is not declared."""

    model_config = SettingsConfigDict(env_prefix="LOTTERY_", frozen=True, extra="forbid")

    database_url: str
    service_token: SecretStr
    registration_url: Annotated[str, StringConstraints(pattern=r"^https?://")]
    """With the path it is mounted at, for instance http://127.0.0.1:8000/registration."""
    staff_url: Annotated[str, StringConstraints(pattern=r"^https?://")]
    """With the path it is mounted at, for instance http://127.0.0.1:8000/staff."""
    beacon_relays: tuple[Relay, ...] = ()
    """Base addresses of drand relays in the order in which they are asked, for instance https://api.drand.sh."""
    clock_start: AwareDatetime | None = None
    """Rehearsals only: the moment that the clock shows at the start."""
    secure_cookies: bool = True
    pdf_font_directory: Path = Path("/usr/share/fonts/opentype/noto")
    """Where the fonts of PDFs lie; no other font is used. Debian: the package fonts-noto-cjk."""
    pdf_font: str = "Noto Sans CJK SC"
    pdf_digits_font: str = "Noto Sans Mono CJK SC"

    @property
    def fonts(self) -> PinnedFonts:
        """The fonts of PDFs."""
        return PinnedFonts((self.pdf_font_directory,), self.pdf_font, self.pdf_digits_font)

    @property
    def needs_province(self) -> bool:
        """The draw knows no identity number."""
        return False
