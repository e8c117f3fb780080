"""How the server of our own is set: durable for people's work, fast for tests that throw everything away."""

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType

SOCKET_PATH_LIMIT = 80
"""Longer paths do not fit into a socket address on every system."""

COMMON = MappingProxyType(
    {
        "listen_addresses": "127.0.0.1",
        "max_connections": "200",
        "shared_buffers": "128MB",
        "jit": "off",
        "timezone": "UTC",
        "logging_collector": "off",
        "log_min_messages": "warning",
        # Statements and rows of people stay out of the log.
        "log_min_error_statement": "panic",
        "log_error_verbosity": "terse",
    }
)
DURABLE = MappingProxyType({"fsync": "on"})
FAST = MappingProxyType(
    {
        "fsync": "off",
        "synchronous_commit": "off",
        "full_page_writes": "off",
        "wal_level": "minimal",
        "max_wal_senders": "0",
        "max_wal_size": "256MB",
    }
)


def options(profile: Mapping[str, str], *, port: int, pgdata: Path) -> list[str]:
    """Return the command line options `-c name=value` for one start."""
    socket = str(pgdata) if len(str(pgdata)) < SOCKET_PATH_LIMIT else ""
    chosen = {**COMMON, "port": str(port), "unix_socket_directories": socket, **profile}
    return [part for name, value in chosen.items() for part in ("-c", f"{name}={value}")]
