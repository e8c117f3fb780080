"""The settings of the services for one season, as the values that their settings classes take."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from services.demo.county.plans import REGISTRIES
from services.demo.season.secrets_of_seed import SeasonSecrets
from shared.database.provision import ServiceUrls

Values = dict[str, object]
FIRST_PAUSE, LONGEST_PAUSE = 1.0, 8.0
"""Seconds until a silent registry is asked again: a rehearsal has no hours to wait."""
A_WHOLE_COUNTY = 1_000_000
"""Codes that one address may ask for: in a rehearsal every family of the county signs in from this machine."""


@dataclass(frozen=True)
class Places:
    """Where the web process and the registries listen: http://127.0.0.1:PORT."""

    web: str
    registries: str

    def of(self, service: str) -> str:
        """Return the address of a service, with the path at which it is mounted."""
        return f"{self.web}/{service}"


def service_settings(
    urls: ServiceUrls, places: Places, secrets: SeasonSecrets, *, clock_start: datetime, checkpoints: Path | None = None
) -> Mapping[str, Values]:
    """Return settings by service; secure cookies are off, since a rehearsal speaks plain HTTP to this machine.

    `checkpoints` is where the logs keep their checkpoints outside of the database; without it they keep none there.
    """

    def common(service: str) -> Values:
        return {
            "database_url": urls.of(service),
            "master_secret": secrets.master(service),
            "service_token": secrets.service_token,
            "clock_start": clock_start.isoformat(),
            "secure_cookies": False,
            "log_directory": checkpoints and str(checkpoints),
        }

    return {
        "registration": common("registration")
        | {
            "province_secret": secrets.province,
            "verification_url": places.of("verification"),
            "lottery_url": places.of("lottery"),
            "staff_url": places.of("staff"),
            "public_url": places.of("registration"),
            "sms_pause_seconds": 0,
            "codes_per_address": A_WHOLE_COUNTY,
            "codes_per_address_a_day": A_WHOLE_COUNTY,
            "sms_readable": True,
        },
        "verification": common("verification")
        | {"province_secret": secrets.province, "staff_url": places.of("staff")}
        | {"registration_url": places.of("registration"), "public_url": places.of("verification")}
        | {"retry_seconds": [FIRST_PAUSE, 2.0, 4.0, LONGEST_PAUSE]}
        | {"reconcile_seconds": 0.5, "deadline_seconds": 3.0}
        | _registries(places, secrets),
        "lottery": common("lottery")
        | {"registration_url": places.of("registration"), "public_url": places.of("lottery")}
        | {"staff_url": places.of("staff")},
        "staff": common("staff")
        | {"province_secret": secrets.province, "public_url": places.of("staff"), "rehearsal": True},
    }


def _registries(places: Places, secrets: SeasonSecrets) -> Values:
    values: Values = {}
    for name in REGISTRIES:
        values |= {f"registry_{name}_url": places.registries, f"registry_{name}_key": secrets.registry_key}
    return values
