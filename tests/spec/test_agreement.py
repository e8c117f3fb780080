"""All replays on all vectors and on 500 random draws: product, reference.py, replay.sh and replay.sql."""

import json
import subprocess
from pathlib import Path

import pytest

from services.lottery.domain.verdicts import verify
from shared.database.connections import connected
from shared.database.urls import with_database
from tests.plugins.database import FreshDatabase
from tests.spec.bundles import VECTORS, Files, sha256
from tests.spec.many_draws import many_draws, published, write_draws
from tests.spec.programs import REPLAY
from tests.spec.sql_replay import REPLAY_SQL, SqlReplay, first_eight, header_commands, psql

pytestmark = pytest.mark.xdist_group("random draws")
DRAWS = 500
PARTS = 10
CASES = [entry["case"] for entry in json.loads((VECTORS / "manifest.json").read_bytes())]
REPLAY_EACH = 'program=$1; shift; for folder; do sh "$program" "$folder" >"$folder/replayed.csv" || exit; done'


def vector(case: str) -> Files:
    return {path.name: path.read_bytes() for path in (VECTORS / case).iterdir() if path.name != "README.txt"}


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> list[Path]:
    """Random draws as they would be published, with the results of reference.py."""
    return write_draws(tmp_path_factory.mktemp("draws"), DRAWS)


def test_no_two_of_the_draws_are_the_same_and_most_have_something_to_get_wrong() -> None:
    draws = many_draws(DRAWS)
    assert len({draw.draw + draw.roster + draw.seed + (draw.strikes or b"-") for draw in draws}) == DRAWS
    busy = [draw for draw in draws if draw.roster.count(b"\n") > 5 and draw.strikes and draw.strikes.count(b"\n") > 1]
    assert len(busy) > DRAWS // 2


def test_the_product_finds_every_random_draw_of_the_reference_right() -> None:
    wrong = [
        number
        for number, draw in enumerate(many_draws(DRAWS))
        if not verify(published(draw)).hold(arithmetic_alone=True)
    ]
    assert wrong == []


@pytest.mark.parametrize("part", range(PARTS))
def test_the_shell_program_gives_the_same_bytes_on_random_draws(folders: list[Path], part: int) -> None:
    mine = folders[part::PARTS]
    done = subprocess.run(["sh", "-c", REPLAY_EACH, "sh", REPLAY, *mine], capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert [folder.name for folder in mine if differs(folder)] == []


def differs(folder: Path) -> bool:
    return (folder / "replayed.csv").read_bytes() != (folder / "results.csv").read_bytes()


async def test_the_database_gives_the_same_tickets_order_and_positions(database: FreshDatabase) -> None:
    """On the random draws and on every vector."""
    bundles = {f"random {number}": published(draw) for number, draw in enumerate(many_draws(DRAWS))}
    bundles |= {case: vector(case) for case in CASES}
    async with connected(with_database(database.admin_url, database.name)) as admin:
        replay = await SqlReplay.begin(admin)
        assert [name for name, files in bundles.items() if await disagrees(replay, files)] == []


async def disagrees(replay: SqlReplay, files: Files) -> bool:
    found = await replay.positions(files)
    return found != first_eight(files["results.csv"]) or not all((await replay.chain()).values())


async def test_the_database_says_which_link_of_the_chain_is_broken(database: FreshDatabase) -> None:
    files, other = vector("15_strikes"), vector("01_small")
    async with connected(with_database(database.admin_url, database.name)) as admin:
        replay = await SqlReplay.begin(admin)
        broken = {
            "roster.csv is the announced one": files | {"roster.csv": other["roster.csv"]},
            "seed.json belongs to this draw.json": files | {"seed.json": other["seed.json"]},
            "the seed follows from the sources": files | {"seed.json": reseeded(files["seed.json"])},
        }
        for line, wrong in broken.items():
            await replay.load(wrong)
            assert [name for name, holds in (await replay.chain()).items() if not holds] == [line]


def reseeded(seed: bytes) -> bytes:
    published_seed = json.loads(seed)["seed"].encode()
    return seed.replace(published_seed, sha256(published_seed).encode())


def test_the_commands_at_the_top_of_replay_sql_are_enough(database: FreshDatabase, tmp_path: Path) -> None:
    files = vector("20_full_ceremony") | {"replay.sql": REPLAY_SQL.read_bytes()}
    for name, content in files.items():
        (tmp_path / name).write_bytes(content)
    url = with_database(database.admin_url, database.name)
    command = [str(psql()), "-X", "-v", "ON_ERROR_STOP=1", url]
    done = subprocess.run(command, input=header_commands().encode(), cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert done.stdout.decode().count(" | t\n") == 3
    assert (tmp_path / "positions.csv").read_bytes() == first_eight(files["results.csv"])
