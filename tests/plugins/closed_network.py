"""No test talks to another machine: a socket may only reach this one, or the server that DATABASE_URL names."""

import ipaddress
import os
import socket
from collections.abc import Callable
from typing import Any
from urllib.parse import urlsplit


class NetworkIsClosed(RuntimeError):
    """A test reached out. No OSError, so that no code takes it for an ordinary failure of the network."""


def is_allowed(host: object) -> bool:
    """Tell whether a host by name or number is this machine."""
    name = host.decode() if isinstance(host, bytes) else host
    if name in (None, "", "localhost", _given_database_host()):
        return True
    try:
        number = ipaddress.ip_address(str(name).partition("%")[0])
    except ValueError:
        return False
    return number.is_loopback or number.is_unspecified


def _given_database_host() -> str | None:
    return urlsplit(os.environ.get("DATABASE_URL", "")).hostname


def _check(address: object) -> None:
    # A socket of the file system has a path, not a pair.
    if isinstance(address, tuple) and not is_allowed(address[0]):
        raise NetworkIsClosed(f"a test tried to reach {address[0]}; tests reach this machine only")


def _guarded(original: Callable[..., Any], position: int) -> Callable[..., Any]:
    def guard(*arguments: Any, **named: Any) -> Any:
        _check(arguments[position])
        return original(*arguments, **named)

    return guard


def _guarded_lookup(original: Callable[..., Any]) -> Callable[..., Any]:
    def guard(host: object, *arguments: Any, **named: Any) -> Any:
        _check((host,))
        return original(host, *arguments, **named)

    return guard


def pytest_configure() -> None:
    """Close the network for the whole run."""
    for name, position in (("connect", 1), ("connect_ex", 1), ("sendto", -1)):
        setattr(socket.socket, name, _guarded(getattr(socket.socket, name), position))
    socket.getaddrinfo = _guarded_lookup(socket.getaddrinfo)
