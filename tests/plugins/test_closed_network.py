"""The network is closed in this very run."""

import asyncio
import socket
import urllib.request

import pytest

from tests.plugins.closed_network import NetworkIsClosed, is_allowed


@pytest.mark.parametrize("host", ["127.0.0.1", "127.9.9.9", "::1", "localhost", b"localhost", "0.0.0.0", "", None])
def test_this_machine_may_be_reached(host: object) -> None:
    assert is_allowed(host)


@pytest.mark.parametrize("host", ["192.0.2.1", "10.0.0.1", "2001:db8::1", "example.org", "localhost.example.org"])
def test_no_other_may(host: object) -> None:
    assert not is_allowed(host)


@pytest.mark.parametrize("name", ["connect", "connect_ex"])
def test_a_socket_does_not_leave_this_machine(name: str) -> None:
    with socket.socket() as outgoing, pytest.raises(NetworkIsClosed):
        getattr(outgoing, name)(("192.0.2.1", 80))


def test_neither_does_a_datagram_nor_a_question_for_a_name() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as outgoing, pytest.raises(NetworkIsClosed):
        outgoing.sendto(b"?", ("192.0.2.1", 53))
    with pytest.raises(NetworkIsClosed):
        socket.getaddrinfo("example.org", 80)


def test_libraries_are_held_too() -> None:
    with pytest.raises(NetworkIsClosed):
        urllib.request.urlopen("http://192.0.2.1/")


async def test_asyncio_is_held_too() -> None:
    with pytest.raises(NetworkIsClosed):
        await asyncio.open_connection("192.0.2.1", 80)
