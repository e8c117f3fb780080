"""Tests of reading draws from directories."""

from pathlib import Path

import pytest
from cryptography.hazmat.primitives.serialization import Encoding

from services.lottery.gateways.draw_directories import (
    CannotRead,
    read_authorities,
    read_bundle,
    read_file,
    read_link,
    why,
)
from shared.crypto.hashing import sha256_hex
from tests.builders.draw_files import bundle, children, drawn
from tests.builders.timestamps import authority

FILES = bundle(drawn(children(5, "S01", "S02")))


def written(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


def test_a_bundle_is_what_has_to_be_there_and_what_is_evidence(tmp_path: Path) -> None:
    evidence = {"closing.txt": b"c", "freeze.tsr": b"f", "reference.py": b"r", "replay.sql": b"s", "README.txt": b"t"}
    sums = f"{sha256_hex(b'm')}  minutes.txt\n".encode()
    listed = {"SHA256SUMS": sums, "minutes.txt": b"m"}
    written(tmp_path, FILES | evidence | listed | {"video.mp4": b"v"})
    assert read_bundle(tmp_path) == FILES | evidence | listed


@pytest.mark.parametrize("name", FILES)
def test_without_one_that_has_to_be_there_the_run_fails(tmp_path: Path, name: str) -> None:
    written(tmp_path, FILES)
    (tmp_path / name).unlink()
    with pytest.raises(CannotRead, match=name):
        read_bundle(tmp_path)


def test_a_link_needs_only_its_announcement(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="没有这个文件或目录"):
        read_link(tmp_path)
    written(tmp_path, {"draw.json": b"{}", "seed.txt": b""})
    assert read_link(tmp_path) == {"draw.json": b"{}"}
    written(tmp_path, FILES)
    assert read_link(tmp_path) == {name: content for name, content in FILES.items() if name != "seed.txt"}


def test_roots_of_an_authority_come_from_a_pem_file(tmp_path: Path) -> None:
    tsa = authority()
    (tmp_path / "root.pem").write_bytes(tsa.root.public_bytes(Encoding.PEM))
    assert read_authorities(tmp_path / "root.pem") == (tsa.root_der,)
    (tmp_path / "root.pem").write_bytes(b"no certificate")
    with pytest.raises(CannotRead, match="PEM"):
        read_authorities(tmp_path / "root.pem")


def test_why_a_file_cannot_be_read_is_said_in_words(tmp_path: Path) -> None:
    with pytest.raises(CannotRead, match="它是一个目录"):
        read_file(tmp_path)
    assert why(OSError(28, "No space left")) == "No space left"
    assert why(OSError()) == "原因不明"
