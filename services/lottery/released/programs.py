"""The bytes and fingerprints of the released programs: what a bundle carries and what a verifier compares it with."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files

from shared.crypto.hashing import sha256_hex

IN_BUNDLES = ("reference.py", "replay.sh")
"""Published inside every bundle (docs/spec/draw.md, section 9)."""
NAMES = (*IN_BUNDLES, "replay.sql", "verify.html")
"""Every released program; all but the page are links to docs/spec/draw."""
_FOLDER = "services.lottery.released"


@cache
def released(name: str) -> bytes:
    """Return the released program of this name, one of `NAMES`; KeyError for any other name."""
    if name not in NAMES:
        raise KeyError(name)
    return files(_FOLDER).joinpath(name).read_bytes()


@cache
def released_sha256(name: str) -> str:
    """Return its SHA-256, 64 hex digits; KeyError as in `released`."""
    return sha256_hex(released(name))


def fingerprints() -> Mapping[str, str]:
    """Return the SHA-256 of every released program by name: what a copy in a bundle is compared with."""
    return {name: released_sha256(name) for name in NAMES}
