"""The bundle as one file: the same bytes for the same contents, and every program unpacks it."""

import gzip
import hashlib
import io
import subprocess
import tarfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.lottery.domain.archive import STORED, gzipped, tar_gz

NAMES = st.text("abcdefghijklmnopqrstuvwxyz0123456789._", min_size=1, max_size=40)


@given(st.dictionaries(NAMES, st.binary(max_size=2000), max_size=6))
def test_what_goes_in_comes_out_again(files: dict[str, bytes]) -> None:
    with tarfile.open(fileobj=io.BytesIO(tar_gz("DEMO-1", files)), mode="r:gz") as opened:
        members = opened.getmembers()
        found = {member.name: opened.extractfile(member) for member in members}
        assert {name: file.read() for name, file in found.items() if file} == {
            f"DEMO-1/{name}": content for name, content in files.items()
        }
    assert [member.name for member in members] == sorted(member.name for member in members)
    assert {(one.mtime, one.uid, one.gid, one.uname, one.mode) for one in members} <= {(0, 0, 0, "", 0o644)}


@pytest.mark.parametrize("size", [0, 1, STORED - 1, STORED, STORED + 1, 3 * STORED])
def test_stored_blocks_hold_any_length(size: int) -> None:
    content = bytes(number % 251 for number in range(size))
    assert gzip.decompress(gzipped(content)) == content


def test_an_archive_depends_on_names_and_contents_alone() -> None:
    assert tar_gz("d", {"b": b"2", "a": b"1"}) == tar_gz("d", {"a": b"1", "b": b"2"})


def test_its_bytes_are_these_and_no_others() -> None:
    made = tar_gz("140199-2023-XX-01", {"results.csv": b"school\n", "seed.txt": b"paiwei\n"})
    assert hashlib.sha256(made).hexdigest() == EXPECTED


def test_the_command_tar_unpacks_it(tmp_path: Path) -> None:
    (tmp_path / "b.tar.gz").write_bytes(tar_gz("bundle", {"seed.txt": b"paiwei\n"}))
    subprocess.run(["tar", "-xzf", "b.tar.gz"], cwd=tmp_path, check=True)
    assert (tmp_path / "bundle" / "seed.txt").read_bytes() == b"paiwei\n"


def test_a_name_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="100 bytes"):
        tar_gz("d" * 60, {"n" * 60: b""})


EXPECTED = "74a26107c0bef01e83cb28639974d23ee3406ba9de91fc807bdab7c5f559da08"
