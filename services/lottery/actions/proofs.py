"""Proofs of sources, as they are published: one file source_NAME.txt each (draw.md, section 9)."""

from collections.abc import Mapping

from services.lottery.domain.ceremony_refusals import WrongSourceNames
from services.lottery.store.notices import Source


def require_names(expected: tuple[Source, ...], values: Mapping[str, str]) -> None:
    """Refuse values that are not exactly one for each of these sources."""
    names = tuple(source.name for source in expected)
    if set(values) != set(names):
        raise WrongSourceNames(names)


def proof_files(expected: tuple[Source, ...], proofs: Mapping[str, str]) -> dict[str, bytes]:
    """Return the files of these proofs, each ending in a line feed; refuse one that belongs to no source here."""
    names = tuple(source.name for source in expected)
    if not set(proofs) <= set(names):
        raise WrongSourceNames(names)
    return {f"source_{name}.txt": f"{text.rstrip()}\n".encode() for name, text in proofs.items()}
