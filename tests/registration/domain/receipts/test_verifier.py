"""The hashes on receipts are those of the programs that lie in this repository."""

from pathlib import Path

from services.lottery.released.programs import released_sha256
from services.registration.domain.receipts.verifier import released_verifier, released_verifiers
from shared.crypto.hashing import sha256_hex

ROOT = Path(__file__).parents[4]


def test_the_released_verifiers_are_those_that_are_here() -> None:
    for one in released_verifiers():
        assert sha256_hex((ROOT / one.path).read_bytes()) == one.sha256


def test_receipts_name_the_page_that_runs_on_a_phone() -> None:
    assert released_verifier().sha256 == released_sha256("verify.html")
