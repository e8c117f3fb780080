"""Every published vector byte for byte, and every bad one with its code (docs/spec/draw.md, section 11)."""

import json
from pathlib import Path
from typing import Any

import pytest

from services.lottery.domain.draw import run
from services.lottery.domain.errors import Refused
from services.lottery.domain.results import read_results
from services.lottery.domain.seed import seed_text
from services.lottery.domain.tickets import ticket
from services.lottery.domain.verdicts import verify
from shared.crypto.hashing import sha256_hex

VECTORS = Path(__file__).parents[2] / "vectors" / "draw"
ACCEPTED = json.loads((VECTORS / "manifest.json").read_bytes())
REFUSED = json.loads((VECTORS / "bad" / "manifest.json").read_bytes())


def files_of(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


@pytest.mark.parametrize("entry", ACCEPTED, ids=[entry["case"] for entry in ACCEPTED])
def test_a_vector_is_computed_byte_for_byte(entry: dict[str, Any]) -> None:
    files = files_of(VECTORS / entry["case"])
    outcome = run(files["roster.csv"], files["draw.json"], files["seed.json"], files.get("strikes.csv"))
    assert outcome.results == files["results.csv"]
    assert sha256_hex(outcome.results) == entry["results_sha256"]
    assert outcome.draw_sha256 == entry["draw_sha256"]
    assert outcome.seed.seed == entry["seed"]
    assert seed_text(outcome.draw_sha256, outcome.seed.values) == files["seed.txt"]
    assert outcome.results.count(b"\n") - 1 == entry["rows"]


@pytest.mark.parametrize("entry", REFUSED, ids=[entry["case"] for entry in REFUSED])
def test_a_bad_vector_is_refused_with_its_code(entry: dict[str, Any]) -> None:
    files = files_of(VECTORS / "bad" / entry["case"])
    with pytest.raises(Refused) as refused:
        run(files["roster.csv"], files["draw.json"], files["seed.json"], files.get("strikes.csv"))
    assert refused.value.code == entry["error"]


@pytest.mark.parametrize("entry", ACCEPTED, ids=[entry["case"] for entry in ACCEPTED])
def test_the_arithmetic_of_a_vector_holds_and_no_file_can_be_exchanged(entry: dict[str, Any]) -> None:
    files = files_of(VECTORS / entry["case"])
    assert verify(files).hold(arithmetic_alone=True)
    for name in ("seed.txt", "results.csv"):
        assert not verify(files | {name: files[name] + b"\n"}).hold(arithmetic_alone=True)


def test_there_are_as_many_vectors_as_the_manifests_say() -> None:
    assert {entry["case"] for entry in ACCEPTED} == {path.parent.name for path in VECTORS.glob("*/results.csv")}
    assert {entry["case"] for entry in REFUSED} == {path.parent.name for path in VECTORS.glob("bad/*/draw.json")}


def test_a_family_computes_its_ticket_by_one_hash() -> None:
    row = next(read_results((VECTORS / "01_small" / "results.csv").read_bytes()))
    assert ticket(ACCEPTED[0]["seed"], row.school, row.app_no) == row.ticket
