"""All services in one app, with the settings of a rehearsal."""

from fastapi import FastAPI

from services.combined import create_app
from services.demo.county.rehearsal import CALENDAR
from services.demo.season.load_county import clock_start
from services.demo.season.secrets_of_seed import SeasonSecrets
from services.demo.season.service_settings import Places, service_settings
from services.lottery.settings import LotterySettings
from services.registration.settings import RegistrationSettings
from services.staff.settings import StaffSettings
from services.verification.settings import VerificationSettings
from shared.database.provision import ServiceUrls

SECRETS = SeasonSecrets(1)
NOWHERE = ServiceUrls(
    registration="postgresql://nobody@127.0.0.1:9/none",
    verification="postgresql://nobody@127.0.0.1:9/none",
    lottery="postgresql://nobody@127.0.0.1:9/none",
    staff="postgresql://nobody@127.0.0.1:9/none",
    migrator="postgresql://nobody@127.0.0.1:9/none",
)
"""For what needs no database, such as the description of the API."""


def combined_app(urls: ServiceUrls = NOWHERE, *, web: str = "http://127.0.0.1:9") -> FastAPI:
    """The host with everything mounted; `web` is where it is reached."""
    places = Places(web, "http://127.0.0.1:9")
    given = service_settings(urls, places, SECRETS, clock_start=clock_start(CALENDAR))
    return create_app(
        registration=RegistrationSettings.model_validate(given["registration"]),
        verification=VerificationSettings.model_validate(given["verification"]),
        lottery=LotterySettings.model_validate(given["lottery"]),
        staff=StaffSettings.model_validate(given["staff"]),
    )
