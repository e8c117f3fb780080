"""Both reference programs against the published vectors, and against each other on random draws."""

import json
import re
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings

from tests.spec.bundles import VECTORS, Files, sha256
from tests.spec.programs import (
    REFERENCE,
    SPECIFICATION,
    compute,
    reference,
    refusal,
    replayed,
    run_reference,
    run_replay,
)
from tests.spec.random_draws import RandomDraw, draws

ACCEPTED = json.loads((VECTORS / "manifest.json").read_bytes())
REFUSED = json.loads((VECTORS / "bad" / "manifest.json").read_bytes())
INPUT = ("roster.csv", "draw.json", "seed.json", "strikes.csv")


def files_of(folder: Path) -> Files:
    """The input files of a vector."""
    return {name: (folder / name).read_bytes() for name in INPUT if (folder / name).exists()}


def codes_of_the_table() -> list[str]:
    """The codes of section 11, in its order."""
    section = SPECIFICATION.read_text(encoding="utf-8").split("\n## 11. ")[1].split("\n## ")[0]
    cells = [line.split("|")[2] for line in section.splitlines() if line.startswith("|")]
    return [code for cell in cells for code in re.findall(r"`([A-Z_]+)`", cell)]


@pytest.mark.parametrize("case", ACCEPTED, ids=lambda case: case["case"])
def test_reference_gives_the_published_results(case: dict[str, Any]) -> None:
    folder = VECTORS / case["case"]
    files = files_of(folder)
    results = compute(files)
    assert results == (folder / "results.csv").read_bytes()
    assert sha256(results) == case["results_sha256"]
    assert sha256(files["draw.json"]) == case["draw_sha256"]
    assert results.count(b"\n") == case["rows"] + 1


@pytest.mark.parametrize("case", ACCEPTED, ids=lambda case: case["case"])
def test_reference_derives_the_published_seed(case: dict[str, Any]) -> None:
    files = files_of(VECTORS / case["case"])
    announcement = reference.check_draw(files["draw.json"])
    seed, text = reference.check_seed(files["seed.json"], sha256(files["draw.json"]), announcement)
    assert seed == case["seed"]
    assert text.encode() == (VECTORS / case["case"] / "seed.txt").read_bytes()


@pytest.mark.parametrize("case", ACCEPTED, ids=lambda case: case["case"])
def test_replay_gives_the_published_results(case: dict[str, Any]) -> None:
    done = run_replay(VECTORS / case["case"])
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == (VECTORS / case["case"] / "results.csv").read_bytes()


@pytest.mark.parametrize("case", REFUSED, ids=lambda case: case["case"])
def test_reference_refuses_the_bad_vectors(case: dict[str, Any]) -> None:
    assert refusal(files_of(VECTORS / "bad" / case["case"])) == case["error"]


def test_every_code_of_the_specification_is_in_the_reference() -> None:
    codes = codes_of_the_table()
    assert len(set(codes)) >= 30
    source = REFERENCE.read_text(encoding="utf-8")
    assert [code for code in codes if f'"{code}"' not in source] == []


@given(draws())
@settings(max_examples=20, deadline=None)
def test_the_two_programs_agree_on_random_draws(draw: RandomDraw) -> None:
    assert replayed(draw.files()) == compute(draw.files())


def test_the_command_line_prints_the_results() -> None:
    done = run_reference(VECTORS / "15_strikes")
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == (VECTORS / "15_strikes" / "results.csv").read_bytes()


def test_the_command_line_prints_a_refusal_on_one_line() -> None:
    done = run_reference(VECTORS / "bad" / "title_bidi")
    assert (done.returncode, done.stdout) == (1, b"")
    assert re.fullmatch(rb"ERROR LAYOUT [^\n]+\n", done.stderr)


def test_a_missing_file_is_no_refusal(tmp_path: Path) -> None:
    for done in (run_reference(tmp_path), run_reference("verify", tmp_path), run_replay(tmp_path)):
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"roster.csv" in done.stderr
        assert b"Traceback" not in done.stderr


def test_wrong_arguments_print_the_usage() -> None:
    for arguments in ((), ("prove", "x"), ("a", "b", "c")):
        done = run_reference(*arguments)
        assert (done.returncode, done.stdout) == (2, b"")
        assert b"reference.py verify DIR" in done.stderr


def test_verify_says_identical_and_prints_three_hashes() -> None:
    done = run_reference("verify", VECTORS / "01_small")
    report = done.stdout.decode()
    assert done.returncode == 0
    assert re.findall("^[0-9a-f]{64}", report, re.MULTILINE) == [
        sha256((VECTORS / "01_small" / name).read_bytes()) for name in ("roster.csv", "draw.json", "results.csv")
    ]
    assert report.endswith("一致 identical\n")


@pytest.mark.parametrize("name", ["results.csv", "seed.txt"])
def test_verify_says_different(tmp_path: Path, name: str) -> None:
    for file in ("roster.csv", "draw.json", "seed.json", "results.csv", "seed.txt"):
        data = (VECTORS / "01_small" / file).read_bytes()
        (tmp_path / file).write_bytes(data[:-1] if file == name else data)
    done = run_reference("verify", tmp_path)
    assert done.returncode == 1
    assert done.stdout.decode().endswith("不一致 different\n")


def test_check_needs_only_roster_and_announcement(tmp_path: Path) -> None:
    for name in ("roster.csv", "draw.json"):
        (tmp_path / name).write_bytes((VECTORS / "01_small" / name).read_bytes())
    done = run_reference("check", tmp_path)
    assert done.returncode == 0
    assert "通过 accepted" in done.stdout.decode()
    (tmp_path / "roster.csv").write_bytes(b"")
    done = run_reference("check", tmp_path)
    assert (done.returncode, done.stderr[:17]) == (1, b"ERROR ROSTER_HASH")


@pytest.mark.parametrize(
    ("case", "message"),
    [
        ("roster_row_added_after_freeze", b"roster.csv is not the announced one"),
        ("capacity_changed_after_seed", b"seed.json belongs to another draw.json"),
        ("seed_not_from_sources", b"seed does not follow from the sources"),
        ("duplicate_row", b"roster.csv is not strictly ascending"),
    ],
)
def test_replay_tests_the_hash_chain_and_the_order(case: str, message: bytes) -> None:
    done = run_replay(VECTORS / "bad" / case)
    assert (done.returncode, done.stdout) == (1, b"")
    assert message in done.stderr
