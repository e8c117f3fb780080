"""Tests of the command `yangguang draw`."""

import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import numpy as np
import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import Encoding
from typer.testing import CliRunner, Result

from services.lottery.cli import draw_app
from services.lottery.domain import draw
from services.lottery.domain.selftest.experiments import FEWEST_SEEDS
from services.lottery.domain.tickets import Tickets
from services.lottery.released.programs import released, released_sha256
from shared.crypto.hashing import sha256_hex
from shared.crypto.signed_notes import sign_note, verifier_key
from tests.builders.draw_chains import chain
from tests.builders.draw_evidence import terms_of
from tests.builders.draw_files import DICE, THROWN, bundle, children, drawn
from tests.builders.timestamps import authority

VECTORS = Path(__file__).parents[1] / "vectors" / "draw"
STRUCK = VECTORS / "15_strikes"
CHOICES = children(5, "S01", "S02")


def run(*arguments: object) -> Result:
    return CliRunner().invoke(draw_app, [str(argument) for argument in arguments])


def written(folder: Path, files: dict[str, bytes]) -> Path:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return folder


class TestCompute:
    def test_results_go_to_standard_output_byte_for_byte(self) -> None:
        done = run("compute", STRUCK)
        assert (done.exit_code, done.stderr) == (0, "")
        assert done.stdout_bytes == (STRUCK / "results.csv").read_bytes()

    def test_results_go_to_a_file(self, tmp_path: Path) -> None:
        done = run("compute", STRUCK, "--out", tmp_path / "results.csv")
        assert (done.exit_code, done.output) == (0, "")
        assert (tmp_path / "results.csv").read_bytes() == (STRUCK / "results.csv").read_bytes()

    @pytest.mark.parametrize("case", ["crlf", "strike_twice", "title_bidi"])
    def test_a_refusal_is_one_line_on_standard_error(self, case: str, tmp_path: Path) -> None:
        done = run("compute", VECTORS / "bad" / case, "--out", tmp_path / "results.csv")
        assert (done.exit_code, done.stdout_bytes) == (1, b"")
        word, code, detail = done.stderr.split(" ", 2)
        assert (word, done.stderr.count("\n"), list(tmp_path.iterdir())) == ("ERROR", 1, [])
        assert code in {"ROSTER_LF", "STRIKES_APP", "LAYOUT"}
        assert detail

    def test_a_file_that_cannot_be_read_is_a_failure_of_the_run(self, tmp_path: Path) -> None:
        written(tmp_path, bundle(drawn(CHOICES)))
        (tmp_path / "seed.json").unlink()
        done = run("compute", tmp_path)
        assert (done.exit_code, done.stdout_bytes) == (2, b"")
        assert done.stderr == f"读不了 {tmp_path / 'seed.json'}：没有这个文件或目录\n"

    def test_a_file_that_cannot_be_written_is_a_failure_of_the_run(self, tmp_path: Path) -> None:
        done = run("compute", STRUCK, "--out", tmp_path)
        assert (done.exit_code, done.stderr) == (2, f"写不了 {tmp_path}：它是一个目录\n")


class TestVerify:
    def test_a_right_bundle_passes(self, tmp_path: Path) -> None:
        done = run("verify", written(tmp_path, bundle(drawn(CHOICES))))
        assert done.exit_code == 0
        assert "甲、算得对不对：对" in done.stdout
        assert "乙、程序对不对" in done.stdout

    def test_strictly_what_is_not_shown_is_not_enough(self, tmp_path: Path) -> None:
        assert run("verify", written(tmp_path, bundle(drawn(CHOICES))), "--strict").exit_code == 1

    def test_dice_as_the_last_source_are_refused_unless_arithmetic_alone_is_judged(self, tmp_path: Path) -> None:
        written(tmp_path, bundle(drawn(CHOICES, sources=(DICE,), values={"dice": THROWN})))
        assert run("verify", tmp_path).exit_code == 1
        alone = run("verify", tmp_path, "--arithmetic")
        assert alone.exit_code == 0
        assert "这一次只判甲，不判乙" in alone.stdout

    @pytest.mark.parametrize("case", sorted(path.parent.name for path in VECTORS.glob("*/results.csv")))
    def test_the_arithmetic_of_every_vector_holds(self, case: str) -> None:
        assert run("verify", VECTORS / case, "--arithmetic").exit_code == 0

    @pytest.mark.parametrize("name", ["roster.csv", "draw.json", "seed.json", "seed.txt", "results.csv"])
    def test_a_changed_file_is_found(self, tmp_path: Path, name: str) -> None:
        files = bundle(drawn(CHOICES))
        done = run("verify", written(tmp_path, files | {name: files[name][:-1]}), "--arithmetic")
        assert done.exit_code == 1
        assert "没有通过" in done.stdout

    @pytest.mark.parametrize("name", ["roster.csv", "seed.txt", "results.csv"])
    def test_a_file_that_is_not_there_is_a_failure_of_the_run(self, tmp_path: Path, name: str) -> None:
        written(tmp_path, bundle(drawn(CHOICES)))
        (tmp_path / name).unlink()
        done = run("verify", tmp_path)
        assert (done.exit_code, done.stdout) == (2, "")
        assert name in done.stderr

    def test_the_fingerprint_from_paper_may_be_typed_in_groups(self, tmp_path: Path) -> None:
        files = bundle(drawn(CHOICES))
        digits = sha256_hex(files["draw.json"])
        grouped = " ".join(digits[place : place + 4] for place in range(0, 64, 4))
        assert "64 位全部一致" in run("verify", written(tmp_path, files), "--fingerprint", grouped).stdout
        assert run("verify", tmp_path, "--fingerprint", "0" * 64).exit_code == 1

    def test_part_of_a_fingerprint_is_not_compared(self, tmp_path: Path) -> None:
        files = bundle(drawn(CHOICES))
        done = run("verify", written(tmp_path, files), "--fingerprint", sha256_hex(files["draw.json"])[:16])
        assert (done.exit_code, done.stdout) == (2, "")

    def test_files_named_in_the_terms_are_read(self, tmp_path: Path) -> None:
        policy = {"policy": "招生办法".encode()}
        terms = terms_of(policy)
        files = bundle(drawn(CHOICES, terms_sha256=sha256_hex(terms)))
        written(tmp_path, files | policy | {"terms.csv": terms})
        assert "✓ 条款是封存时的条款" in run("verify", tmp_path).stdout


class TestVerifyWithWhatWasBrought:
    def test_a_signature_is_checked_by_the_key_that_was_brought(self, tmp_path: Path) -> None:
        signer = Ed25519PrivateKey.from_private_bytes(bytes(32))
        files = bundle(drawn(CHOICES))
        written(tmp_path, files | {"draw.json.note": sign_note(files["draw.json"], "unit", signer)})
        other = Ed25519PrivateKey.from_private_bytes(bytes([1]) * 32)
        right, wrong = (run("verify", tmp_path, "--key", verifier_key("unit", k.public_key())) for k in (signer, other))
        assert (right.exit_code, wrong.exit_code) == (0, 1)
        assert "✓ 公告有单位的签名" in right.stdout
        assert "✕ 公告有单位的签名" in wrong.stdout

    @pytest.mark.parametrize("key", ["unit", "unit+00000000+AQ==", ""])
    def test_what_is_no_key_is_a_failure_of_the_run(self, tmp_path: Path, key: str) -> None:
        done = run("verify", written(tmp_path, bundle(drawn(CHOICES))), "--key", key)
        assert (done.exit_code, done.stdout) == (2, "")
        assert "公钥" in done.stderr

    def test_a_time_stamp_is_checked_by_the_root_that_was_brought(self, tmp_path: Path) -> None:
        tsa, files = authority(), bundle(drawn(CHOICES))
        stamp = tsa.stamp(files["draw.json"], datetime(2023, 9, 13, tzinfo=UTC))
        written(tmp_path, files | {"freeze.tsr": stamp, "root.pem": tsa.root.public_bytes(Encoding.PEM)})
        assert "✓ 封存在所有来源之前" in run("verify", tmp_path, "--tsa", tmp_path / "root.pem").stdout
        assert "– 封存在所有来源之前" in run("verify", tmp_path).stdout
        assert run("verify", tmp_path, "--tsa", tmp_path / "draw.json").exit_code == 2

    def test_other_draws_of_the_unit_make_a_chain(self, tmp_path: Path) -> None:
        places = [tmp_path / str(number) for number in range(3)]
        for place, files in zip(places, chain(3), strict=True):
            place.mkdir()
            written(place, files)
        assert "✓ 公告一号接一号" in run("verify", places[2], "--chain", places[0], "--chain", places[1]).stdout
        gap = run("verify", places[2], "--chain", places[0])
        assert (gap.exit_code, "第 2 号公告不在这里" in gap.stdout) == (0, True)
        assert run("verify", places[2], "--chain", tmp_path).exit_code == 2

    def test_copies_of_the_programs_are_compared_with_the_released_ones(self, tmp_path: Path) -> None:
        copies = {"reference.py": released("reference.py"), "replay.sh": b"#!/bin/sh\n"}
        done = run("verify", written(tmp_path, bundle(drawn(CHOICES)) | copies))
        said = {line.split(" ")[1]: line for line in done.stdout.splitlines() if line.startswith("程序 ")}
        assert released_sha256("reference.py") in said["reference.py"]
        assert "不要用它" not in said["reference.py"]
        assert "不要用它" in said["replay.sh"]


class TestCheck:
    def test_roster_and_announcement_are_enough(self, tmp_path: Path) -> None:
        files = drawn(CHOICES)
        done = run("check", written(tmp_path, {"roster.csv": files.roster, "draw.json": files.draw}))
        assert done.exit_code == 0
        assert sha256_hex(files.draw) in done.stdout
        assert "孩子 5 个，派位单元 2 个，名额 3 个" in done.stdout

    def test_a_refusal_is_one_line_on_standard_error(self) -> None:
        done = run("check", VECTORS / "bad" / "bom")
        assert (done.exit_code, done.stdout) == (1, "")
        assert done.stderr.startswith("ERROR ROSTER_HEADER ")

    def test_a_folder_that_is_not_there_is_a_failure_of_the_run(self, tmp_path: Path) -> None:
        assert run("check", tmp_path / "absent").exit_code == 2


class TestSelftest:
    def test_every_comparison_has_its_sample_size_and_p_value(self, tmp_path: Path) -> None:
        done = run("selftest", "--seeds", FEWEST_SEEDS, "--svg", tmp_path / "plot.svg")
        assert done.exit_code == 0
        lines = [line for line in done.stdout.splitlines() if line.startswith("✓ ")]
        assert len(lines) == 7
        assert all(f"{FEWEST_SEEDS} 次" in line and "p=0." in line for line in lines)
        assert (tmp_path / "plot.svg").read_bytes().startswith(b"<svg ")

    def test_a_construction_that_favours_somebody_fails(self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        """Every ticket is the same, so the application number decides."""
        one_for_all = Tickets(np.zeros((1, 32), dtype=np.uint8), np.zeros(100, dtype=np.int64))
        monkeypatch.setattr(draw, "tickets_of", lambda roster, *_: replace(one_for_all, of_row=0 * roster.child))
        done = run("selftest", "--seeds", FEWEST_SEEDS, "--svg", tmp_path / "plot.svg")
        assert done.exit_code == 1
        assert "✕ 5 个孩子的 120 种次序一样多" in done.stdout

    def test_too_few_seeds_show_nothing(self, tmp_path: Path) -> None:
        assert run("selftest", "--seeds", FEWEST_SEEDS - 1, "--svg", tmp_path / "plot.svg").exit_code == 2


def test_a_real_process_writes_the_same_bytes_whatever_the_locale() -> None:
    command = [sys.executable, "-c", "from services.lottery.cli import draw_app; draw_app()", "compute"]
    environment = {"PATH": os.environ["PATH"], "LC_ALL": "C"}
    root = Path(__file__).parents[2]
    done = subprocess.run([*command, STRUCK], capture_output=True, check=False, cwd=root, env=environment)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout == (STRUCK / "results.csv").read_bytes()
    bad = subprocess.run(
        [*command, VECTORS / "bad" / "bom"], capture_output=True, check=False, cwd=root, env=environment
    )
    assert (bad.returncode, bad.stdout) == (1, b"")
    assert bad.stderr.decode().startswith("ERROR ROSTER_HEADER ")
