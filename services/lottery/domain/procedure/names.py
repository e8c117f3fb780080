"""Which files of a bundle a verdict is read from: docs/spec/draw.md, sections 9 and 10."""

from collections.abc import Iterable

from services.lottery.domain.procedure.manifest import NotAManifest, read_manifest
from services.lottery.domain.procedure.tables import NotATable
from services.lottery.domain.procedure.terms import read_terms

_EVIDENCE = {
    "strikes.csv",
    "terms.csv",
    "plan.csv",
    "register.csv",
    "moves.csv",
    "closing.txt",
    "closing.tsr",
    "draw.json.note",
    "freeze.tsr",
    "README.txt",
    "SHA256SUMS",
    "SHA256SUMS.note",
}


def evidence_names(present: Iterable[str], terms: bytes | None, sums: bytes | None = None) -> tuple[str, ...]:
    """Return which of the files present are evidence, ascending; a recording of the ceremony, say, is not read.

    terms.csv and SHA256SUMS, where they are there, name more.
    """
    wanted = _EVIDENCE | _named(terms) | _listed(sums)
    return tuple(sorted(name for name in present if name in wanted or _proves_a_source(name)))


def _proves_a_source(name: str) -> bool:
    return name.startswith("source_") and name.endswith(".txt")


def _named(terms: bytes | None) -> set[str]:
    try:
        return set() if terms is None else set(read_terms(terms))
    except NotATable:
        return set()


def _listed(sums: bytes | None) -> set[str]:
    try:
        return set() if sums is None else set(read_manifest(sums))
    except NotAManifest:
        return set()
