"""Tests of the released programs: the bytes of docs/spec/draw, and what a wheel carries."""

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from services.lottery.released.programs import IN_BUNDLES, NAMES, fingerprints, released, released_sha256
from shared.crypto.hashing import sha256_hex

ROOT = Path(__file__).parents[3]
SOURCES = ROOT / "docs" / "spec" / "draw"
LINKED = ("reference.py", "replay.sh", "replay.sql")


@pytest.mark.parametrize("name", LINKED)
def test_a_released_program_is_the_one_in_the_specification(name: str) -> None:
    assert released(name) == (SOURCES / name).read_bytes()
    assert released_sha256(name) == sha256_hex(released(name))


def test_every_name_has_a_program() -> None:
    assert [name for name in NAMES if len(released(name)) < 1000] == []


def test_nothing_else_is_released() -> None:
    for name in ("__init__.py", "../cli.py", ""):
        with pytest.raises(KeyError):
            released(name)


def test_copies_in_a_bundle_are_compared_by_fingerprint() -> None:
    assert fingerprints() == {name: sha256_hex(released(name)) for name in NAMES}
    assert set(IN_BUNDLES) < set(NAMES)


def test_a_wheel_carries_the_bytes_and_no_links(tmp_path: Path) -> None:
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(tmp_path)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, check=False)
    assert done.returncode == 0, done.stderr.decode()
    (wheel,) = tmp_path.glob("*.whl")
    with zipfile.ZipFile(wheel) as built:
        carried = {name: built.read(f"services/lottery/released/{name}") for name in NAMES}
    assert carried == {name: released(name) for name in NAMES}
