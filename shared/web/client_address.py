"""From which network address a request comes: the peer's, or what a proxy says whom the operator named as trusted."""

import ipaddress
from collections.abc import Iterable
from dataclasses import dataclass

from starlette.requests import Request

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
Address = ipaddress.IPv4Address | ipaddress.IPv6Address

HOME = 64
"""One connection to the network is given this many leading bits of IPv6, and may use any address below them."""


def networks(written: str) -> tuple[Network, ...]:
    """Return the networks of a list such as `10.0.0.7, 10.1.0.0/16`; raise `ValueError` for anything else."""
    return tuple(ipaddress.ip_network(part.strip()) for part in written.split(",") if part.strip())


@dataclass(frozen=True)
class TrustedProxies:
    """The proxies whose `X-Forwarded-For` is believed; without any, the header is nothing but words of the caller."""

    networks: tuple[Network, ...] = ()

    def client_of(self, request: Request) -> str:
        """Return the address to count by, or nothing where there is none (a socket of the file system)."""
        peer = _parsed(request.client.host if request.client else "")
        if peer is None or not self._trusts(peer):
            return _counted(peer)
        said = request.headers.getlist("x-forwarded-for")
        return _counted(self._last_stranger(peer, [part for line in said for part in line.split(",")]))

    def _last_stranger(self, peer: Address, said: Iterable[str]) -> Address:
        """Walk from the nearest proxy outward; what stands left of the first stranger, that stranger wrote."""
        nearest = peer
        for part in reversed(list(said)):
            found = _parsed(part.strip())
            if found is None:
                return nearest
            nearest = found
            if not self._trusts(found):
                return found
        return nearest

    def _trusts(self, address: Address) -> bool:
        return any(address in network for network in self.networks)


NOBODY = TrustedProxies()


def client_address(request: Request) -> str:
    """Return the address that this request is counted by; the app says in `state.proxies` whom it trusts."""
    proxies: TrustedProxies = getattr(request.app.state, "proxies", NOBODY)
    return proxies.client_of(request)


def _parsed(written: str) -> Address | None:
    try:
        found = ipaddress.ip_address(written)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def _counted(address: Address | None) -> str:
    if address is None:
        return ""
    if isinstance(address, ipaddress.IPv6Address):
        return str(ipaddress.ip_network((address, HOME), strict=False))
    return str(address)
