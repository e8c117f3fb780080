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
            "public_url": places.of(service),
            "log_directory": checkpoints and str(checkpoints),
        }

    neighbours = {
        f"{service}_url": places.of(service) for service in ("registration", "verification", "lottery", "staff")
    }
    return {
        "registration": common("registration") | _but(neighbours, "registration") | _families(secrets),
        "verification": common("verification")
        | _but(neighbours, "verification", "lottery")
        | _checking(places, secrets),
        "lottery": common("lottery") | _but(neighbours, "lottery", "verification"),
        "staff": common("staff") | {"province_secret": secrets.province, "rehearsal": True},
    }


def _but(neighbours: Mapping[str, str], *without: str) -> Values:
    """Return the addresses of those whom a service knows."""
    return {name: address for name, address in neighbours.items() if name.removesuffix("_url") not in without}


def _families(secrets: SeasonSecrets) -> Values:
    return {
        "province_secret": secrets.province,
        "sms_pause_seconds": 0,
        "codes_per_address": A_WHOLE_COUNTY,
        "codes_per_address_a_day": A_WHOLE_COUNTY,
        "sms_readable": True,
    }


def _checking(places: Places, secrets: SeasonSecrets) -> Values:
    return {
        "province_secret": secrets.province,
        "retry_seconds": [FIRST_PAUSE, 2.0, 4.0, LONGEST_PAUSE],
        "reconcile_seconds": 0.5,
        "deadline_seconds": 3.0,
        **_registries(places, secrets),
    }


def _registries(places: Places, secrets: SeasonSecrets) -> Values:
    values: Values = {}
    for name in REGISTRIES:
        values |= {f"registry_{name}_url": places.registries, f"registry_{name}_key": secrets.registry_key}
    return values
