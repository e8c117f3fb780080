"""The released programs by which anybody recomputes a draw: names and hashes, read from `released_verifier.csv`."""

import csv
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True)
class Verifier:
    """A program in this repository, with the SHA-256 (64 hex digits) of its bytes as released."""

    path: str
    sha256: str
    released: str


def released_verifier() -> Verifier:
    """Return the one that receipts name: the last line of the table, the page that runs on a phone."""
    return released_verifiers()[-1]


@cache
def released_verifiers() -> tuple[Verifier, ...]:
    """Return all that receipts have named."""
    text = files("services.registration.domain.receipts").joinpath("released_verifier.csv").read_text(encoding="utf-8")
    return tuple(Verifier(**row) for row in csv.DictReader(text.splitlines()))
