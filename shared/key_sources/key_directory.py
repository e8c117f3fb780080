"""Keys in a directory of files, one key a file, readable by nobody but the service.

`master.key` and `province.key` hold hex digits; `sealing-NUMBER.SUITE.key` holds hex digits or the word `master`;
`sealing.current`, if it is there, holds the number of the key to seal under.
"""

import re
import stat
from collections.abc import Mapping
from pathlib import Path

from shared.crypto.provider import GivenKeys
from shared.crypto.suites import Suite
from shared.key_sources.key_words import KeyUnreadable, sealing_key_of, secret_of

MASTER, PROVINCE, CURRENT = "master.key", "province.key", "sealing.current"
SEALING = re.compile(r"sealing-([0-9]+)\.([a-z0-9]+)\.key")
OTHERS_MAY = stat.S_IRWXG | stat.S_IRWXO


def keys_in(directory: Path, suite: Suite) -> GivenKeys:
    """Return the keys in a directory; raise `KeyUnreadable` for one that others may read, or that is none."""
    master = secret_of(_read(directory / MASTER), MASTER)
    province = directory / PROVINCE
    sealing = tuple(
        sealing_key_of(f"{number}:{cipher}:{_read(path)}", master, suite)
        for path, (number, cipher) in sorted(sealing_files(directory).items())
    )
    current = directory / CURRENT
    return GivenKeys(
        master,
        secret_of(_read(province), PROVINCE) if province.exists() else b"",
        sealing,
        _number(_read(current)) if current.exists() else 0,
    )


def sealing_files(directory: Path) -> Mapping[Path, tuple[str, str]]:
    """Return the files of sealing keys, each with its number and suite as they stand in its name."""
    matched = {path: SEALING.fullmatch(path.name) for path in directory.iterdir()}
    return {path: (found[1], found[2]) for path, found in matched.items() if found}


def write_key(path: Path, secret: bytes) -> None:
    """Write a new key; raise FileExistsError where there is one."""
    path.touch(mode=0o600, exist_ok=False)
    path.write_text(f"{secret.hex()}\n")


def pin_current(directory: Path, number: int) -> None:
    """Write down which key to seal under, whole or not at all."""
    fresh = directory / f".{CURRENT}"
    fresh.touch(mode=0o600)
    fresh.write_text(f"{number}\n")
    fresh.replace(directory / CURRENT)


def _read(path: Path) -> str:
    try:
        if path.stat().st_mode & OTHERS_MAY:
            raise KeyUnreadable(f"{path.name} may be read by others than its owner (chmod 600)")
        return path.read_text().strip()
    except OSError as error:
        raise KeyUnreadable(f"{path.name} cannot be read: {error.strerror}") from None


def _number(written: str) -> int:
    if not written.isdecimal():
        raise KeyUnreadable(f"{CURRENT} holds the number of a key")
    return int(written)
