"""A key management service fits the port: it unwraps data keys once, and a service never sees what wraps them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from shared.crypto.keys import KeyRing
from shared.crypto.provider import KeyProvider
from shared.crypto.sealing import SealingKey
from shared.crypto.suites import Suite


class RemoteKeys:
    """What stands in for the service at the other end: it wraps and unwraps, and keeps its key."""

    def __init__(self) -> None:
        self._own = AESGCM(b"w" * 32)
        self.calls = 0

    def wrap(self, plain: bytes) -> bytes:
        return self._own.encrypt(b"n" * 12, plain, None)

    def unwrap(self, wrapped: bytes) -> bytes:
        self.calls += 1
        return self._own.decrypt(b"n" * 12, wrapped, None)


@dataclass(frozen=True)
class KmsProvider:
    """A client: the wrapped keys lie in a file of the service, what unwraps them does not."""

    remote: RemoteKeys
    wrapped: Mapping[str, bytes]

    def master(self) -> bytes:
        return self.remote.unwrap(self.wrapped["master"])

    def province(self) -> bytes:
        return self.remote.unwrap(self.wrapped["province"])

    def sealing_keys(self) -> Sequence[SealingKey]:
        return [SealingKey(7, Suite.SM4_GCM, self.remote.unwrap(self.wrapped["seal"]))]

    def current_key(self) -> int:
        return 7


def test_a_client_of_a_key_management_service_fits() -> None:
    remote = RemoteKeys()
    secrets = {name: remote.wrap(name.encode() * 8) for name in ("master", "province", "seal")}
    provider: KeyProvider = KmsProvider(remote, secrets)
    ring = KeyRing(provider)
    asked = remote.calls
    sealer = ring.sealer()
    sealed = sealer.seal("叶知秋", "application.name:1")
    assert (sealed[1], sealer.current_key) == (Suite.SM4_GCM, 7)
    assert sealer.open(sealed, "application.name:1") == "叶知秋"
    assert len(ring.identity_index("14012320170312991X")) == 32
    assert remote.calls == asked
