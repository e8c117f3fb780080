"""The product against the reference program and the published vectors: all three are compared, not two of them."""

import json
from pathlib import Path

import pytest
from hypothesis import given, settings

from services.lottery.domain.draw import compute
from services.lottery.domain.errors import Refused
from tests.spec import programs
from tests.spec.bundles import VECTORS, Files
from tests.spec.random_draws import RandomDraw, draws
from tests.spec.refusal_cases import accepted_cases, cases

INPUTS = ("roster.csv", "draw.json", "seed.json", "strikes.csv")
ACCEPTED = [entry["case"] for entry in json.loads((VECTORS / "manifest.json").read_bytes())]
REFUSED = [(entry["case"], entry["error"]) for entry in json.loads((VECTORS / "bad" / "manifest.json").read_bytes())]
CASES = cases()
EDGES = accepted_cases()


def files_of(folder: Path) -> Files:
    return {name: (folder / name).read_bytes() for name in INPUTS if (folder / name).exists()}


def product(files: Files) -> bytes:
    return compute(files["roster.csv"], files["draw.json"], files["seed.json"], files.get("strikes.csv"))


def refusal_of_the_product(files: Files) -> str:
    try:
        product(files)
    except Refused as refused:
        return refused.code
    return "accepted"


@pytest.mark.parametrize("case", ACCEPTED)
def test_product_reference_and_vector_agree(case: str) -> None:
    files = files_of(VECTORS / case)
    published = (VECTORS / case / "results.csv").read_bytes()
    assert product(files) == published
    assert programs.compute(files) == published


@pytest.mark.parametrize(("case", "code"), REFUSED)
def test_product_and_reference_refuse_a_bad_vector_with_its_code(case: str, code: str) -> None:
    files = files_of(VECTORS / "bad" / case)
    assert (refusal_of_the_product(files), programs.refusal(files)) == (code, code)


@pytest.mark.parametrize(("files", "code"), [case[1:] for case in CASES], ids=[case[0] for case in CASES])
def test_product_and_reference_refuse_a_case_with_the_same_code(files: Files, code: str) -> None:
    assert (refusal_of_the_product(files), programs.refusal(files)) == (code, code)


@pytest.mark.parametrize("files", [case[1] for case in EDGES], ids=[case[0] for case in EDGES])
def test_product_and_reference_accept_what_is_just_within_a_rule(files: Files) -> None:
    assert product(files) == programs.compute(files)


@given(draws())
@settings(max_examples=100, deadline=None)
def test_product_and_reference_agree_on_random_draws(random_draw: RandomDraw) -> None:
    files = random_draw.files()
    assert product(files) == programs.compute(files)
