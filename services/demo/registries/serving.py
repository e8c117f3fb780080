"""Runs the simulator on this machine until it is told to stop."""

from collections.abc import Callable

import uvicorn
from starlette.applications import Starlette

from services.demo.announcing import HOST, AnnouncingServer

READY = "REGISTRIES READY"
"""How the line begins that says where the simulator listens."""
SECONDS_TO_DRAIN = 1


def serve(app: Starlette, port: int, announce: Callable[[str], None]) -> None:
    """Serve until SIGTERM or SIGINT; port 0 takes a free one."""
    config = uvicorn.Config(
        app,
        host=HOST,
        port=port,
        log_config=None,
        access_log=False,
        lifespan="off",
        timeout_graceful_shutdown=SECONDS_TO_DRAIN,
    )
    AnnouncingServer(config, READY, announce).run()
