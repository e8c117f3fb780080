"""The log of requests: one JSON line each, never anything personal — no path values, no query, no body, no messages."""

import logging
import traceback
from typing import TextIO

import structlog
from starlette.types import Scope

from shared.web.redaction import redact

LOGGER = logging.getLogger("yangguang.web")
_log = structlog.wrap_logger(
    LOGGER,
    processors=[
        structlog.stdlib.add_log_level,
        redact,
        structlog.processors.JSONRenderer(ensure_ascii=False, sort_keys=True),
    ],
    wrapper_class=structlog.stdlib.BoundLogger,
)


def configure_logging(stream: TextIO, *, level: int = logging.INFO) -> None:
    """Send the lines of `yangguang.*` to a stream as they are; without this call only faults reach standard error."""
    handler = logging.StreamHandler(stream)
    handler.setFormatter(logging.Formatter("%(message)s"))
    root = logging.getLogger("yangguang")
    root.handlers[:] = [handler]
    root.setLevel(level)
    root.propagate = False


def log_request(scope: Scope, *, status: int, milliseconds: int) -> None:
    """Write how a request ended: the whole pattern of its route, not its path."""
    _log.info(
        "request",
        at=scope["state"]["now"].isoformat(),
        number=scope["state"]["number"],
        method=scope["method"],
        route=_pattern(scope),
        status=status,
        milliseconds=milliseconds,
    )


def _pattern(scope: Scope) -> str:
    """Return the pattern as it was declared, below where the service is mounted; empty where no route was found.

    A route knows its own router's pattern; FastAPI keeps the one with the prefixes of all routers around it beside it.
    """
    whole = scope.get("fastapi", {}).get("effective_route_context") or scope.get("route")
    return "" if whole is None else f"{scope.get('root_path', '')}{whole.path}"


def log_fault(scope: Scope, fault: BaseException) -> None:
    """Write a fault of ours: its kind and where it arose; its text is left out, because it may quote a family."""
    frames = traceback.extract_tb(fault.__traceback__)[-8:]
    _log.error(
        "fault",
        number=scope["state"]["number"],
        kind=f"{type(fault).__module__}.{type(fault).__qualname__}",
        where=[f"{frame.filename.rpartition('/')[2]}:{frame.lineno} {frame.name}" for frame in frames],
    )
