"""Proofs of sources, as they are published: one file source_NAME.txt each (draw.md, section 9)."""

from collections.abc import Iterable, Mapping

from services.lottery.domain.sources.announced import MISSING
from services.lottery.store.called import Called


def proof_files(values: Mapping[str, str], called: Iterable[Called]) -> dict[str, bytes]:
    """Return the files of the sources that came: of a beacon its signature, of 双色球 what was seen where and when."""
    return {
        file_of(one.source): _text(one, values[one.source])
        for one in called
        if one.proofs and values.get(one.source, MISSING) != MISSING
    }


def file_of(name: str) -> str:
    """Return the name of the file with the proof of a source."""
    return f"source_{name}.txt"


def _text(one: Called, value: str) -> bytes:
    lines = one.proofs if len(one.proofs) == 1 else (*value.split(":"), *one.proofs)
    return "".join(f"{line}\n" for line in lines).encode()
