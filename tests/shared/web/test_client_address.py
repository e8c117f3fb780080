"""Whose request it is: the peer's; a proxy's word counts only where the operator trusts the proxy."""

import pytest
from starlette.applications import Starlette
from starlette.requests import Request

from shared.web.client_address import TrustedProxies, client_address, networks

PROXIES = TrustedProxies(networks("10.0.0.7, 10.1.0.0/16"))


def request(peer: str | None, *forwarded: str) -> Request:
    headers = [(b"x-forwarded-for", line.encode()) for line in forwarded]
    client = (peer, 40000) if peer is not None else None
    return Request({"type": "http", "client": client, "headers": headers, "app": Starlette()})


def test_without_trust_nobody_can_say_where_it_comes_from() -> None:
    assert TrustedProxies().client_of(request("127.0.0.1", "203.0.113.9")) == "127.0.0.1"
    assert PROXIES.client_of(request("203.0.113.1", "198.51.100.2")) == "203.0.113.1"


def test_an_app_that_trusts_nobody_needs_no_setting() -> None:
    assert client_address(request("203.0.113.1", "198.51.100.2")) == "203.0.113.1"


@pytest.mark.parametrize(
    ("lines", "expected"),
    [
        (("203.0.113.9",), "203.0.113.9"),
        (("198.51.100.2, 203.0.113.9",), "203.0.113.9"),
        (("198.51.100.2", "203.0.113.9, 10.1.2.3"), "203.0.113.9"),
        (("10.1.0.1",), "10.1.0.1"),
        ((), "10.0.0.7"),
        (("203.0.113.9, nonsense",), "10.0.0.7"),
        (("nonsense, 203.0.113.9",), "203.0.113.9"),
    ],
)
def test_behind_a_trusted_proxy_the_nearest_stranger_counts(lines: tuple[str, ...], expected: str) -> None:
    assert PROXIES.client_of(request("10.0.0.7", *lines)) == expected


def test_whoever_has_a_whole_prefix_of_ipv6_has_one_address() -> None:
    found = {TrustedProxies().client_of(request(f"2001:db8:1:2::{last:x}")) for last in range(1, 20)}
    assert found == {"2001:db8:1:2::/64"}


def test_an_old_address_written_in_the_new_way_is_the_same() -> None:
    assert TrustedProxies().client_of(request("::ffff:203.0.113.9")) == "203.0.113.9"


def test_a_socket_of_the_file_system_has_no_address() -> None:
    assert TrustedProxies().client_of(request(None, "203.0.113.9")) == ""


def test_a_wrong_list_of_proxies_is_refused_at_the_start() -> None:
    with pytest.raises(ValueError, match="does not appear to be"):
        networks("10.0.0.7, everywhere")
