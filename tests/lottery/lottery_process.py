"""The lottery as a process that a test can kill: `python -m … URL SOCKET`, neighbours played inside of it."""

import socket
import sys

import httpx2
import uvicorn

from services.lottery.app import create_app
from services.lottery.settings import LotterySettings
from tests.builders.ceremonies import STAFF
from tests.builders.draws import county
from tests.fakes.frozen_files import TOKEN, FrozenFiles


def settings_of(url: str) -> LotterySettings:
    """Return the settings of every life of the service: the same keys, the same database."""
    return LotterySettings(
        database_url=url,
        master_secret="5a" * 32,
        service_token=TOKEN,
        registration_url="http://registration.test",
        public_url="https://sunny.example/lottery",
        staff_url="http://staff.test",
        secure_cookies=False,
    )


def main() -> None:
    """Serve until somebody kills this process."""
    url, handed = sys.argv[1], int(sys.argv[2])
    registration = FrozenFiles(county().files())
    transport = httpx2.ASGITransport(app=registration.app(), raise_app_exceptions=False)
    app = create_app(settings_of(url), registration_transport=transport, staff=STAFF)
    uvicorn.Server(uvicorn.Config(app, log_level="error")).run(sockets=[socket.socket(fileno=handed)])


if __name__ == "__main__":
    main()
