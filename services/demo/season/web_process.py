"""`python -m services.demo.season.web_process`: the services in one process, on a socket handed down."""

import socket

import typer
import uvicorn

from services.combined import create_app
from services.demo.announcing import AnnouncingServer
from services.demo.season.parent import given_by_parent
from services.lottery.settings import LotterySettings
from services.registration.settings import RegistrationSettings
from services.staff.settings import StaffSettings
from services.verification.settings import VerificationSettings

READY = "SERVICES READY"
SECONDS_TO_DRAIN = 3


def main() -> None:
    """Serve until SIGTERM, or until the process that started us is gone."""
    given = given_by_parent()
    app = create_app(
        registration=RegistrationSettings(**given["registration"]),
        verification=VerificationSettings(**given["verification"]),
        lottery=LotterySettings(**given["lottery"]),
        staff=StaffSettings(**given["staff"]),
    )
    config = uvicorn.Config(
        app,
        log_config=None,
        access_log=False,
        lifespan="on",
        proxy_headers=False,
        timeout_graceful_shutdown=SECONDS_TO_DRAIN,
    )
    listening = socket.socket(fileno=given["socket"])
    AnnouncingServer(config, READY, typer.echo).run(sockets=[listening])


if __name__ == "__main__":
    main()
