"""Every vector and every refusal of section 11, and as many random draws, agree with what the page computes."""

import json

import pytest

from tests.browser.verifier.verifying import Verifier, states
from tests.spec.bundles import VECTORS, Files
from tests.spec.many_draws import many_draws, published
from tests.spec.refusal_cases import accepted_cases, cases

ACCEPTED = sorted(folder.name for folder in VECTORS.iterdir() if folder.name[0].isdigit())
BAD = [(one["case"], one["error"]) for one in json.loads((VECTORS / "bad" / "manifest.json").read_bytes())]
RANDOM_DRAWS = 500
NOTHING_TO_COMPARE = {"seed.txt": b"", "results.csv": b""}


def files_of(case: str) -> Files:
    """The files of a vector, but for its explanation."""
    return {one.name: one.read_bytes() for one in (VECTORS / case).iterdir() if one.name != "README.txt"}


@pytest.mark.parametrize("case", ACCEPTED)
def test_an_accepted_vector_holds(verifier: Verifier, case: str) -> None:
    verifier.choose(files_of(case))
    assert verifier.verdicts()[0] == "holds"
    assert verifier.verdicts()[2] == ""
    assert {verifier.state(name) for name in ("announcement", "roster", "rules", "seed", "tickets", "results")} == {
        "ok"
    }


@pytest.mark.parametrize(("case", "code"), BAD, ids=[case for case, _ in BAD])
def test_a_bad_vector_is_refused_with_its_code(verifier: Verifier, case: str, code: str) -> None:
    verifier.choose(files_of(f"bad/{case}"))
    assert (verifier.verdicts()[0], verifier.verdicts()[2]) == ("fails", code)
    assert verifier.page.locator(f"li[data-state=bad][data-code={code}]").count() == 1


def test_every_refusal_of_the_table_has_its_code(calculator: Verifier) -> None:
    differing = {}
    for name, files, code in cases():
        report = calculator.drive(NOTHING_TO_COMPARE | files)["report"]
        if report["code"] != code or report["arithmetic"]:
            differing[name] = (code, report["code"])
    assert differing == {}


def test_what_is_at_the_edge_of_a_rule_is_not_refused(calculator: Verifier) -> None:
    refused = {name: calculator.drive(NOTHING_TO_COMPARE | files)["report"]["code"] for name, files in accepted_cases()}
    assert {name: code for name, code in refused.items() if code} == {}


def test_random_draws_are_recomputed_byte_for_byte(calculator: Verifier) -> None:
    wrong = []
    for number, draw in enumerate(many_draws(RANDOM_DRAWS)):
        files = published(draw)
        report = calculator.drive(files)["report"]
        if not report["arithmetic"]:
            wrong.append((number, report["code"], states(report), report["difference"]))
    assert wrong == []
