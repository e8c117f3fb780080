"""Every refusal of section 11 through `yangguang draw compute`: one line with the code, and nothing else."""

from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from services.lottery.cli import draw_app
from tests.spec.bundles import Files
from tests.spec.refusal_cases import accepted_cases, cases
from tests.spec.test_reference import codes_of_the_table

CASES = list({(name.split(" ")[0], code): (name, files, code) for name, files, code in cases()}.values())
"""One for every code of every file; all of them go through the domain in test_parity.py."""
EDGES = accepted_cases()


def command(word: str, folder: Path, files: Files) -> Result:
    for name, content in files.items():
        (folder / name).write_bytes(content)
    return CliRunner().invoke(draw_app, [word, str(folder)])


def test_every_code_is_tried_on_every_file_that_has_it() -> None:
    assert {code for _, _, code in CASES} == set(codes_of_the_table())
    assert len(CASES) >= len(codes_of_the_table())


@pytest.mark.parametrize(("files", "code"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_compute_refuses_on_one_line_of_standard_error(files: Files, code: str, tmp_path: Path) -> None:
    done = command("compute", tmp_path, files)
    assert (done.exit_code, done.stdout_bytes) == (1, b"")
    word, found, detail = done.stderr.split(" ", 2)
    assert (word, found, done.stderr.count("\n")) == ("ERROR", code, 1)
    assert detail.strip()


@pytest.mark.parametrize(("files", "code"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_verify_names_the_code_in_verdict_a(files: Files, code: str, tmp_path: Path) -> None:
    rest = {name: b"" for name in ("seed.txt", "results.csv")}
    done = command("verify", tmp_path, files | rest)
    assert done.exit_code == 1
    assert f"✕ 文件都合规范：{code} " in done.stdout
    assert "乙、程序对不对" in done.stdout


@pytest.mark.parametrize("files", [case[1] for case in EDGES], ids=[case[0] for case in EDGES])
def test_the_edge_of_a_rule_is_computed(files: Files, tmp_path: Path) -> None:
    done = command("compute", tmp_path, files)
    assert (done.exit_code, done.stderr) == (0, "")
