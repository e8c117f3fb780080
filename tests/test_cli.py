"""The console script: every part is there, and one part does not load the others."""

import subprocess
import sys

import pytest
from typer.testing import CliRunner

from services.cli import EVERYTHING, app_with


def test_help_names_every_part() -> None:
    shown = CliRunner().invoke(app_with(EVERYTHING), ["--help"])
    assert shown.exit_code == 0
    assert [name for name in EVERYTHING if f" {name} " not in shown.output] == []


@pytest.mark.parametrize("part", EVERYTHING)
def test_each_part_answers_alone_as_it_does_among_all(part: str) -> None:
    alone = CliRunner().invoke(app_with([part]), [part, "--help"])
    among_all = CliRunner().invoke(app_with(EVERYTHING), [part, "--help"])
    assert alone.exit_code == 0
    assert alone.output == among_all.output


def test_a_word_that_is_no_part_is_refused_with_the_list() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "services.cli", "lottery"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 2
    assert "lottery" in done.stderr


def test_verifying_a_draw_loads_no_database_and_no_web_server() -> None:
    script = "import sys; from services.cli import app_with; app_with(['draw']); print(*sys.modules)"
    loaded = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True).stdout.split()
    assert {"sqlalchemy", "fastapi", "services.registration", "services.demo"} & set(loaded) == set()
    assert "services.lottery.cli" in loaded
