"""A bundle on disk: replaced by the next of its kind, never written over anything else; a changed one is seen."""

from pathlib import Path

import pytest

from services.demo.season.bundle import lay_down
from services.demo.season.failures import SeasonFailed
from services.demo.season.replaying import replay

VECTOR = Path(__file__).parents[2] / "vectors" / "draw" / "01_small"


def vector() -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in VECTOR.iterdir()}


def test_a_bundle_replaces_the_one_before_whole(tmp_path: Path) -> None:
    lay_down({"draw.json": b"1", "old.csv": b""}, tmp_path / "bundle")
    lay_down({"draw.json": b"2"}, tmp_path / "bundle")
    assert {path.name: path.read_bytes() for path in (tmp_path / "bundle").iterdir()} == {"draw.json": b"2"}


def test_anything_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("mine")
    with pytest.raises(SeasonFailed, match="--out"):
        lay_down({"draw.json": b""}, tmp_path)
    assert (tmp_path / "letter.txt").read_text() == "mine"


def test_reference_and_shell_find_a_vector_identical(tmp_path: Path) -> None:
    lay_down(vector(), tmp_path / "bundle")
    verdicts = {one.program: one.identical for one in replay(tmp_path / "bundle")}
    assert verdicts["reference.py"]
    assert verdicts["replay.sh"]


def test_a_changed_line_is_found_by_every_program(tmp_path: Path) -> None:
    files = vector()
    files["results.csv"] = files["results.csv"].replace(b",ADMIT,", b",WAIT,", 1)
    lay_down(files, tmp_path / "bundle")
    assert not any(one.identical for one in replay(tmp_path / "bundle"))
