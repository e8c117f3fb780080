"""Puts the shared parts of the web on an app of a service, in the one right order."""

from fastapi import FastAPI

from shared.clock import Clock
from shared.web.body_limit import BodyLimit
from shared.web.catch_faults import CatchFaults
from shared.web.cookies import Cookies
from shared.web.elder import elder_router
from shared.web.headers import SecurityHeaders
from shared.web.problems import Problems
from shared.web.request_start import RequestStart
from shared.web.static_files import static_router

BODY_LIMIT = 512 * 1024


def install_web(
    app: FastAPI, *, clock: Clock, cookies: Cookies, problems: Problems, body_limit: int = BODY_LIMIT
) -> None:
    """Add moments, headers, limits, problems, static files and the elderly view to `app`."""
    problems.install(app)
    app.include_router(static_router())
    app.include_router(elder_router(cookies))
    app.add_middleware(BodyLimit, limit=body_limit)
    app.add_middleware(CatchFaults, answer=problems.fault)
    app.add_middleware(SecurityHeaders, secure=cookies.secure)
    app.add_middleware(RequestStart, clock=clock)
