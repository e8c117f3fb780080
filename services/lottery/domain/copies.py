"""The programs that a bundle carries a copy of, compared with the released ones: docs/spec/draw.md, section 9."""

from collections.abc import Iterator, Mapping

from shared.crypto.hashing import sha256_hex


def copies_in_words(files: Mapping[str, bytes], released: Mapping[str, str]) -> Iterator[str]:
    """Yield a line for each released program (SHA-256 by name) that is among the files."""
    for name, sha256 in released.items():
        if name not in files:
            continue
        found = sha256_hex(files[name])
        same = "就是本程序这一版发布的那一份" if found == sha256 else "不是本程序这一版发布的那一份，不要用它来检查"
        yield f"程序 {name} 的指纹 {found}，{same}"
