"""Every secret and every throw of a rehearsal, made from its seed, so that the same arguments give the same bundle."""

from base64 import b32encode
from dataclasses import dataclass

from shared.crypto.hashing import keyed_hash, tagged_hash

DICE = 40
"""Digits thrown before the beacon's round (docs/spec/draw.md, section 5.1, profile B)."""


@dataclass(frozen=True)
class SeasonSecrets:
    """Derived by name from one seed. Good for rehearsals only: whoever knows the seed knows them all."""

    seed: int

    def master(self, service: str) -> str:
        """Return the master secret of a service (64 hex digits)."""
        return self._derive("master", service).hex()

    @property
    def province(self) -> str:
        """Return the secret that the services of the province share (64 hex digits)."""
        return self._derive("province").hex()

    @property
    def service_token(self) -> str:
        """The token by which the services know each other."""
        return self._derive("service token").hex()

    @property
    def registry_key(self) -> str:
        """The key that the registries share with us (64 hex digits)."""
        return self._derive("registry key").hex()

    def staff_password(self, role: str) -> str:
        """Return the password of whoever plays a role."""
        return self._derive("staff", role).hex()[:24]

    def one_time_secret(self, role: str) -> str:
        """Return the secret from which that person's one-time codes come (base32)."""
        return b32encode(self._derive("one-time", role)[:20]).decode()

    def idempotency_key(self, ref: str) -> str:
        """Return the key of one family's submission."""
        return self._derive("submission", ref).hex()

    def dice(self) -> str:
        """Return the digits that the parents' representatives are said to have thrown."""
        bits = int.from_bytes(self._derive("dice"), "big")
        return f"{bits % 10**DICE:0{DICE}d}"

    def _derive(self, *names: str) -> bytes:
        key = tagged_hash("yangguang/rehearsal/1", str(self.seed).encode())
        return keyed_hash(key, "yangguang/rehearsal-name/1", *(name.encode() for name in names))
