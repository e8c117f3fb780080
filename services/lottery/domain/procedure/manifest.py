"""SHA256SUMS, the signed list of all files of a bundle: docs/spec/draw.md, section 9."""

import re

from services.lottery.domain.encoding import matches
from services.lottery.domain.procedure.evidence import Evidence, Finding, State, contradicted, not_shown, shown
from services.lottery.domain.procedure.signatures import signature_over
from shared.crypto.hashing import sha256_hex

NAME = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64})  ([0-9A-Za-z_][0-9A-Za-z_.-]*)")
_OUTSIDE = {NAME, f"{NAME}.note", "freeze.tsr", "closing.tsr"}
"""The list itself, and what somebody outside of the unit signs."""


class NotAManifest(ValueError):
    """The bytes are no list of hashes and names, or name a file twice."""


def read_manifest(content: bytes) -> dict[str, str]:
    """Return the SHA-256 of each listed file, or raise NotAManifest."""
    lines = content.decode(errors="replace").split("\n")
    if lines.pop() != "" or not all(matches(_LINE, line) for line in lines):
        raise NotAManifest
    hashes = {line[66:]: line[:64] for line in lines}
    if len(hashes) != len(lines):
        raise NotAManifest
    return hashes


def files_are_the_listed_ones(evidence: Evidence) -> Finding:
    """Every file that is read here is listed with its hash, every listed file is here, and the list is signed."""
    sums = evidence.files.get(NAME)
    if sums is None:
        return not_shown(f"没有文件清单（{NAME}）")
    try:
        hashes = read_manifest(sums)
    except NotAManifest:
        return contradicted("文件清单不合规范")
    changed = [name for name, sha256 in hashes.items() if name in evidence.files and _differs(evidence, name, sha256)]
    if changed:
        return contradicted(f"{'、'.join(changed)} 和清单里的指纹不一样")
    absent = sorted(hashes.keys() - evidence.files.keys())
    if absent:
        return not_shown(f"清单里的 {'、'.join(absent)} 不在这里")
    added = sorted(evidence.files.keys() - hashes.keys() - _OUTSIDE)
    if added:
        return not_shown(f"{'、'.join(added)} 不在清单里")
    return _signed(evidence, len(hashes))


def _differs(evidence: Evidence, name: str, sha256: str) -> bool:
    return sha256_hex(evidence.files[name]) != sha256


def _signed(evidence: Evidence, count: int) -> Finding:
    signature = signature_over(evidence, NAME, "清单")
    if signature.state != State.SHOWN:
        return signature
    return shown(f"{count} 个文件都和清单一样，清单的{signature.sentence}")
