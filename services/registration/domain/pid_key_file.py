"""The file in which the key of a season's pseudonyms goes to the notary: what it is in clear, the key closed.

The key is encrypted to the notary's public key (shared/crypto/handing_over.py). Whoever opens it sees that it is the
one whose commitment stands in terms.csv (docs/spec/draw.md, sections 2.1 and 9).
"""

import base64
import json
from collections.abc import Mapping

from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey, X25519PublicKey

from services.registration.domain.roster.pid import pid_key_commitment
from shared.crypto.handing_over import HandOverRefused, closed_for, fingerprint, opened_by

FORMAT = "yangguang-pid-key/1"
ABOUT = ("unit_code", "season", "stage", "commitment")


def closed_file(key: bytes, recipient: X25519PublicKey, about: Mapping[str, str]) -> bytes:
    """Return the file; `about` has unit_code, season, stage and commitment."""
    closed = base64.b64encode(closed_for(recipient, key, _words(about))).decode()
    written = {"format": FORMAT, **about, "recipient": fingerprint(recipient), "closed": closed}
    return (json.dumps(written, ensure_ascii=False, indent=2) + "\n").encode()


def opened_file(content: bytes, private: X25519PrivateKey) -> tuple[bytes, dict[str, str]]:
    """Return the key and what the file says of it; raise `HandOverRefused` for any other file or another key."""
    written = _read(content)
    about = {name: written[name] for name in ABOUT}
    try:
        closed = base64.b64decode(written["closed"], validate=True)
    except ValueError:
        raise HandOverRefused("not base64") from None
    key = opened_by(private, closed, _words(about))
    if pid_key_commitment(key, unit_code=about["unit_code"], season=about["season"]) != about["commitment"]:
        raise HandOverRefused("not the key of this commitment")
    return key, about


def _read(content: bytes) -> dict[str, str]:
    try:
        written = json.loads(content)
    except ValueError:
        raise HandOverRefused("not a hand-over") from None
    expected = {"format", *ABOUT, "recipient", "closed"}
    if not isinstance(written, dict) or written.keys() != expected or written["format"] != FORMAT:
        raise HandOverRefused("not a hand-over")
    if not all(isinstance(value, str) for value in written.values()):
        raise HandOverRefused("not a hand-over")
    return written


def _words(about: Mapping[str, str]) -> str:
    return ":".join((FORMAT, *(about[name] for name in ABOUT)))
