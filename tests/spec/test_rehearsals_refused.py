"""No program that verifies takes the seed of a rehearsal for a real one, whatever seed.json says around it."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from services.lottery.cli import draw_app
from services.lottery.domain.rehearsing.seed import rehearsal_text, rehearse_draw
from shared.crypto.hashing import sha256_hex
from tests.builders.draw_files import ANNOUNCEMENT, VALUES, children, drawn
from tests.spec.bundles import Document, Files, rendered
from tests.spec.programs import reference, refusal, run_reference, run_replay

REAL = drawn(children(5, "S01", "S02"))
FINGERPRINT = sha256_hex(REAL.draw)
CHANCE = "7e" * 32
TEXT = rehearsal_text(FINGERPRINT, CHANCE)
REHEARSED = rehearse_draw(REAL.roster, REAL.draw, TEXT)
SPECS = {"as it is": "paiwei-rehearsal/1", "as a real one": "paiwei-seed/1"}
SAID = {"its own line": [["randomness", CHANCE]], "the announced sources": [list(one) for one in VALUES.items()]}
CASES = [(spec, said) for spec in SPECS for said in SAID]


def forged(spec: str, said: str) -> Files:
    """A whole bundle about the rehearsal: its seed.txt and the results that follow from its seed."""
    document: Document = {
        "spec": SPECS[spec],
        "draw_id": ANNOUNCEMENT.draw_id,
        "draw_sha256": FINGERPRINT,
        "seed": REHEARSED.seed.seed,
        "values": SAID[said],
    }
    named = {"roster.csv": REAL.roster, "draw.json": REAL.draw, "seed.json": rendered(document)}
    return named | {"seed.txt": TEXT, "results.csv": REHEARSED.results}


@pytest.fixture(params=CASES, ids=" ".join)
def bundle(request: pytest.FixtureRequest) -> Files:
    """Every way of putting the seed of a rehearsal into a bundle."""
    return forged(*request.param)


@pytest.fixture
def folder(bundle: Files, tmp_path: Path) -> Path:
    """The same on disk."""
    for name, content in bundle.items():
        (tmp_path / name).write_bytes(content)
    return tmp_path


@pytest.mark.parametrize("command", [["verify", "--arithmetic"], ["verify"], ["compute"]])
def test_the_product_refuses_it(folder: Path, command: list[str]) -> None:
    done = CliRunner().invoke(draw_app, [*command, str(folder)])
    assert done.exit_code == 1
    assert any(code in done.output + done.stderr for code in ("SEED_ID", "SEED_SOURCES", "SEED_HASH"))


def test_the_reference_refuses_it(bundle: Files, folder: Path) -> None:
    assert refusal(bundle) in {"SEED_ID", "SEED_SOURCES", "SEED_HASH"}
    for command in ("print", "verify"):
        done = run_reference(command, folder)
        assert (done.returncode, done.stdout) == (1, b"")


def test_the_shell_refuses_it(folder: Path) -> None:
    done = run_replay(folder)
    assert (done.returncode, done.stdout) == (1, b"")


def test_a_real_seed_beside_the_text_of_a_rehearsal_is_refused_too(tmp_path: Path) -> None:
    files = forged("as it is", "its own line") | {"seed.json": REAL.seed}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    assert CliRunner().invoke(draw_app, ["verify", "--arithmetic", str(tmp_path)]).exit_code == 1
    assert reference.compute(REAL.roster, REAL.draw, REAL.seed, None) != REHEARSED.results
