"""terms.csv and the files it names, all fixed at the freeze: docs/spec/draw.md, section 9."""

import re
from collections.abc import Mapping

from services.lottery.domain.announcement import NO_HASH, Announcement
from services.lottery.domain.encoding import HEX64, matches
from services.lottery.domain.procedure.evidence import Evidence, Finding, contradicted, not_shown, shown
from services.lottery.domain.procedure.tables import NotATable, read_ascending_table
from shared.crypto.hashing import sha256_hex

HEADER = "name,sha256"
SEALED = "pid_key"
"""Its row is the hash of a key that lies with the notary; no such file is published."""
_NAME = re.compile(r"[0-9A-Za-z_][0-9A-Za-z_.-]*")


def read_terms(content: bytes) -> dict[str, str]:
    """Return the SHA-256 of each named file, or raise NotATable."""
    hashes = {name: sha256 for name, sha256 in read_ascending_table(content, HEADER)}
    if not all(matches(_NAME, name) and matches(HEX64, sha256) for name, sha256 in hashes.items()):
        raise NotATable("有的名字或指纹不合规范")
    return hashes


def frozen_files(files: Mapping[str, bytes], announcement: Announcement) -> dict[str, bytes]:
    """Return those files of a bundle that the announcement fixes through terms.csv."""
    terms = files.get("terms.csv", b"")
    if sha256_hex(terms) != announcement.terms_sha256:
        return {}
    try:
        hashes = read_terms(terms)
    except NotATable:
        return {}
    return {name: files[name] for name, sha256 in hashes.items() if name in files and sha256_hex(files[name]) == sha256}


def terms_are_the_frozen_ones(evidence: Evidence) -> Finding:
    """H(terms.csv) is in the announcement, and the hash of each file is in terms.csv."""
    terms, announced = evidence.files.get("terms.csv"), evidence.announcement.terms_sha256
    if terms is None:
        return not_shown("公告没有条款清单" if announced == NO_HASH else "没有条款清单（terms.csv）")
    if sha256_hex(terms) != announced:
        return contradicted("条款清单不是公告里写的那一份")
    try:
        hashes = read_terms(terms)
    except NotATable as error:
        return contradicted(f"条款清单{error}")
    return _compare(hashes, evidence.files)


def _compare(hashes: Mapping[str, str], files: Mapping[str, bytes]) -> Finding:
    published = [name for name in hashes if name != SEALED]
    changed = [name for name in published if name in files and sha256_hex(files[name]) != hashes[name]]
    if changed:
        return contradicted(f"{'、'.join(changed)} 和封存时的不一样")
    absent = [name for name in published if name not in files]
    if absent:
        return not_shown(f"条款清单里的 {'、'.join(absent)} 不在这里")
    return shown("条款清单和它列出的文件都是封存时的")
