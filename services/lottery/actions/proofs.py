"""Proofs of sources, as they are published: one file source_NAME.txt each (draw.md, section 9)."""

from collections.abc import Mapping

from services.lottery.domain.ceremony_refusals import BeaconProofDiffers, BeaconProofMissing, WrongSourceNames
from services.lottery.domain.procedure.beacon import is_proof_of
from services.lottery.domain.sources.announced import MISSING
from services.lottery.store.notices import Source


def require_names(expected: tuple[Source, ...], values: Mapping[str, str]) -> None:
    """Refuse values that are not exactly one for each of these sources."""
    names = tuple(source.name for source in expected)
    if set(values) != set(names):
        raise WrongSourceNames(names)


def proof_files(expected: tuple[Source, ...], values: Mapping[str, str], proofs: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files of these proofs, each ending in a line feed; refuse one that belongs to no source here.

    A beacon that came needs its signature; whether the beacon made that signature is for others to check.
    """
    names = tuple(source.name for source in expected)
    if not set(proofs) <= set(names):
        raise WrongSourceNames(names)
    files = {file_of(name): f"{text.rstrip()}\n".encode() for name, text in proofs.items()}
    for source in expected:
        if source.kind == "drand" and values[source.name] != MISSING:
            _require_signature(source.name, values[source.name], files.get(file_of(source.name)))
    return files


def file_of(name: str) -> str:
    """Return the name of the file with the proof of a source."""
    return f"source_{name}.txt"


def _require_signature(name: str, value: str, proof: bytes | None) -> None:
    if proof is None:
        raise BeaconProofMissing(name)
    if not is_proof_of(value.partition(":")[2], proof):
        raise BeaconProofDiffers(name)
