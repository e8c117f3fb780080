"""`yangguang county make` and `check`."""

from pathlib import Path

from typer.testing import CliRunner

from services.cli import app_with
from tests.builders.counties import HAND_WRITTEN, CountyCopy


def run(*words: str) -> tuple[int, str]:
    result = CliRunner().invoke(app_with(["county"]), ["county", *words])
    return result.exit_code, result.output


def test_made_files_are_found_right(tmp_path: Path) -> None:
    made, said = run("make", str(tmp_path / "new" / "county"), "--families", "20", "--seed", "4")
    assert made == 0
    assert "份报名" in said
    assert run("check", str(tmp_path / "new" / "county"))[0] == 0


def test_the_same_again_is_the_same_bytes(tmp_path: Path) -> None:
    run("make", str(tmp_path), "--families", "30", "--seed", "4")
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    assert run("make", str(tmp_path), "--families", "30", "--seed", "4")[0] == 0
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first


def test_a_bureaus_own_files_are_never_written_over(tmp_path: Path) -> None:
    CountyCopy(tmp_path)
    code, said = run("make", str(tmp_path))
    assert code == 1
    assert "请换一个目录" in said
    assert (tmp_path / "unit.toml").read_bytes() == (HAND_WRITTEN / "unit.toml").read_bytes()


def test_a_wrong_county_is_said_to_be_wrong(tmp_path: Path) -> None:
    CountyCopy(tmp_path).replace("schools.csv", ",public,", ",公办,")
    code, said = run("check", str(tmp_path))
    assert code == 1
    assert "schools.csv 第 2 行 “kind”列" in said


def test_a_directory_that_is_not_there_is_one_sentence(tmp_path: Path) -> None:
    code, said = run("check", str(tmp_path / "nowhere"))
    assert (code, said.strip()) == (1, f"没有 {tmp_path / 'nowhere'} 这个目录")


def test_a_wrong_gender_is_asked_for_in_the_words_that_registries_print(tmp_path: Path) -> None:
    CountyCopy(tmp_path).replace("household.csv", ",男,", ",M,")
    _, said = run("check", str(tmp_path))
    assert "“性别”列：应该是男或女" in said
