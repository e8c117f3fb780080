"""The hash on every receipt is that of the program that lies in this repository."""

from pathlib import Path

from services.registration.domain.receipts.verifier import released_verifier
from shared.crypto.hashing import sha256_hex

ROOT = Path(__file__).parents[4]


def test_the_released_verifier_is_the_one_that_is_here() -> None:
    released = released_verifier()
    assert sha256_hex((ROOT / released.path).read_bytes()) == released.sha256
